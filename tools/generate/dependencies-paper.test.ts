import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { dependenciesPaper, type Lockfile, runtimePackages } from './dependencies-paper.ts';

const lockfile = (packages: Lockfile['packages']): Lockfile => ({ packages });
const sealed = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };
const good = lockfile({
  '': { dependencies: { a: '1.0.0' } },
  'node_modules/a': sealed,
  'node_modules/a/node_modules/@s/b': sealed,
  'node_modules/t': { ...sealed, dev: true, hasInstallScript: true },
});

test('what is only for building is not counted among what runs', () => {
  expect(runtimePackages(good).map(([name]) => name)).toEqual(['@s/b', 'a']);
});

test('the paper tells how many there are, and what would run a script', () => {
  const paper = dependenciesPaper(good, { a: 'Does it' });
  expect(paper).toContain('1 packages are asked for at run time');
  expect(paper).toContain('the lockfile names 2. Beside these, 1 serve');
  expect(paper).toContain('1 of them would have one');
  expect(paper).toContain('| `a` | 1.0.0 | MIT | Does it |');
});

test('a package without a licence, a checksum or a purpose is refused by name', () => {
  const { license: _, ...unlicensed } = sealed;
  const { integrity: __, ...unsealed } = sealed;
  const project = { '': { dependencies: { a: '1' } } };
  expect(() => dependenciesPaper(lockfile({ ...project, 'node_modules/a': unlicensed }), {})).toThrow(
    'licence is known of a',
  );
  expect(() => dependenciesPaper(lockfile({ ...project, 'node_modules/a': unsealed }), {})).toThrow(
    'checksum of a',
  );
  expect(() => dependenciesPaper(good, {})).toThrow('what a is for');
  expect(() => dependenciesPaper(good, { a: 'x', z: 'y' })).toThrow('names z');
});

test('no script of a package runs while it is installed', async () => {
  const settings = await readFile(new URL('../../.npmrc', import.meta.url), 'utf8');
  expect(settings.split('\n')).toContain('ignore-scripts=true');
});
