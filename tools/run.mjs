// @ts-check
// node tools/run.mjs FILE ARGS… runs a TypeScript file of the project under its own Node 24, with set-up first if needed.
import { enter } from './setup.mjs';

const [file, ...args] = process.argv.slice(2);
if (file)
  await enter(file, args, {
    browser: /^e2e\/(replay|bench)\//.test(file) ? 'wanted' : 'unused',
    quiet: true,
  });
else {
  console.error('Usage: node tools/run.mjs FILE ARGUMENTS…');
  process.exitCode = 2;
}
