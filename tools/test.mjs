// @ts-check
// npm test: set-up, then tools/test/main.ts.
import { enter } from './setup.mjs';

const args = process.argv.slice(2);
const browser =
  !args.includes('--only') || args.includes('e2e') || args.includes('pages') ? 'needed' : 'unused';
await enter('tools/test/main.ts', args, { browser, types: true });
