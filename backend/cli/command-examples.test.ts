import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandExamples } from './command-examples.ts';
import { runDaylight } from './testing/run-daylight.ts';

test('every command has an example, which its help and the handbook show', async () => {
  const help = (await runDaylight(['--help'])).stdout;
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z-]+)/gm)].map(
    ([, name]) => name,
  );
  expect(Object.keys(commandExamples).sort()).toEqual(commands.filter((name) => name !== 'help').sort());
  const handbook = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  for (const [name, example] of Object.entries(commandExamples)) {
    expect(example).toMatch(new RegExp(`^daylight ${name}\\b`));
    expect(handbook).toContain(`\`${example}\``);
  }
  expect((await runDaylight(['restore', '--help'])).stdout).toContain(`Example: ${commandExamples.restore}`);
});
