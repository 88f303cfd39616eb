// @ts-check
// npm start: set-up, then tools/start/main.ts.
import { enter } from './setup.mjs';

const args = process.argv.slice(2);
const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
await enter('tools/start/main.ts', args, {
  browser: screen && !args.includes('--no-browser') ? 'wanted' : 'unused',
});
