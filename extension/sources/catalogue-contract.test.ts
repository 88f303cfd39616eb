import { expect, test } from 'vitest';
import { Catalogue } from '#shared/rules/catalogue.ts';
import { makeCatalogue } from '#shared/rules/make-catalogue.ts';
import { alwaysThere } from '#shared/rules/wire-path.ts';
import { readPacks } from '../../tools/generate/read-packs.ts';
import { findSources } from '../../tools/sources/find-sources.ts';
import { readSource } from '../../tools/sources/read-source.ts';

const catalogue = makeCatalogue(await readPacks());

test('the catalogue names every source, and each of its surfaces has something on it', () => {
  expect(Catalogue.parse(catalogue)).toEqual(catalogue);
  expect(catalogue.map(({ source }) => source)).toEqual([...findSources().keys()]);
  for (const { source, surfaces } of catalogue)
    for (const { id, kinds } of surfaces) expect(kinds.length, `${source} ${id}`).toBeGreaterThan(0);
});

/** Wire paths at which a value stands. */
function pathsIn(value: unknown, path = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.length > 0 ? [path] : [];
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, part]) => pathsIn(part, path ? `${path}.${key}` : key));
}

test.each(catalogue)('nothing is read on a fixture of $source that the catalogue does not name', (entry) => {
  const folder = findSources().get(entry.source);
  if (!folder) throw new Error(`There is no folder of ${entry.source}`);
  for (const { name, expected } of readSource(folder).fixtures)
    for (const observation of expected.observations) {
      const surface = entry.surfaces.find(({ id }) => id === observation.surface);
      const named = surface?.kinds.find(({ kind }) => kind === observation.kind);
      const known = new Set([...alwaysThere, ...(named?.fields ?? [])]);
      const place = `${name}: ${observation.surface} ${observation.kind}`;
      expect(
        pathsIn(observation).filter((path) => !known.has(path)),
        place,
      ).toEqual([]);
      if (!named?.labelsAsShown)
        expect(named?.labels ?? [], place).toEqual(expect.arrayContaining(observation.labels));
    }
});
