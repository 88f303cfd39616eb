import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const workflows = globSync('.github/workflows/*.yml').map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));

test('there are workflows to look at', () => {
  expect(workflows.map(({ file }) => file.split('/').at(-1)).sort()).toEqual(['ci.yml', 'release.yml']);
});

test.each(workflows)(
  '$file takes every action of others by its hash, and has its version beside it',
  ({ text }) => {
    const uses = [...text.matchAll(/^\s*-?\s*uses:\s*(.+)$/gm)].flatMap(([, what = '']) =>
      what.startsWith('./') ? [] : [what],
    );
    expect(uses.length).toBeGreaterThan(0);
    for (const what of uses) expect(what).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  },
);

test.each(workflows)('$file begins with no right to write', ({ text }) => {
  expect(text).toMatch(/^permissions:( \{\}|\n {2}contents: read)$/m);
});

// What somebody else may have written (a branch's name, a title) would be run as a command where it stands in one.
test.each(workflows)('$file puts nothing from outside into a command', ({ text }) => {
  for (const [line] of text.matchAll(/^.*\brun: .*$/gm)) expect(line).not.toContain('${{');
});
