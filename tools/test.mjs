// @ts-check
// npm test: set-up, then tools/test/main.ts.
import { enter } from './setup.mjs';

const args = process.argv.slice(2);
const inBrowser = ['e2e', 'pages', 'firefox'];
const browser =
  !args.includes('--only') || inBrowser.some((stage) => args.includes(stage)) ? 'needed' : 'unused';
await enter('tools/test/main.ts', args, { browser, types: true });
