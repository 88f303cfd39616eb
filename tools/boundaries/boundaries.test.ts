import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { badExamples } from './bad-examples.ts';
import { type Breach, cruiseTree } from './cruise-tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('no import in the project crosses a boundary', async () => {
  const { modules, breaches } = await cruiseTree(root);
  expect(breaches.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  expect(modules, 'modules read; few would mean that the tool no longer sees TypeScript').toBeGreaterThan(
    100,
  );
});

describe('each rule', () => {
  let tree: string;
  let breaches: Breach[];

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'daylight-boundaries-'));
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    await symlink(join(root, 'package.json'), join(tree, 'package.json'));
    for (const [file, text] of Object.values(badExamples)) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), text);
      for (const [, relative, shared] of text.matchAll(/'(\.[^']*)'|'#shared\/([^']*)'/g)) {
        const imported = relative ? join(tree, dirname(file), relative) : join(tree, 'shared', shared ?? '');
        await mkdir(dirname(imported), { recursive: true });
        await writeFile(imported, '', { flag: 'a' });
      }
    }
    ({ breaches } = await cruiseTree(tree));
  });
  afterAll(() => rm(tree, { recursive: true, force: true }));

  const rules = config.forbidden.map((rule) => rule.name ?? '');

  test.each(rules)('%s fires on its bad example', (rule) => {
    const file = badExamples[rule]?.[0];
    expect(file, 'every rule needs an example in bad-examples.ts').toBeDefined();
    expect(breaches.filter((breach) => breach.rule === rule).map((breach) => breach.from)).toContain(file);
  });

  test('has its example, and each example its rule', () => {
    expect(Object.keys(badExamples).sort()).toEqual([...rules].sort());
  });
});
