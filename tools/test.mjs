// @ts-check
// npm test: set-up, then tools/test/main.ts.
import { enter } from './setup.mjs';

await enter('tools/test/main.ts', process.argv.slice(2), { browser: 'needed', types: true });
