// @ts-check
// npm start: set-up, then tools/start/main.ts.
import { enter } from './setup.mjs';

const args = process.argv.slice(2);
await enter('tools/start/main.ts', args, { browser: args.includes('--no-browser') ? 'unused' : 'wanted' });
