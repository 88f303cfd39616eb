import { expect, test } from 'vitest';
import { assistantPack, searchPack } from '../../extension/background/testing/typed-packs.ts';
import { promptSurfaces, queryFormsOf } from './query-form.ts';
import { RulePack, scopeKindsOf } from './rule-pack.ts';

const chat = { ...assistantPack.surfaces[0], id: 'chat', items: ['answer'] };
const surfaces = [...searchPack.surfaces, ...assistantPack.surfaces];
const items = { ...searchPack.items, ...assistantPack.items };
const both = RulePack.parse({ ...searchPack, surfaces, items });
const neither = RulePack.parse({
  ...searchPack,
  surfaces: searchPack.surfaces.map(({ query: _, ...surface }) => surface),
});

test('what is read on a surface is a search term, what is read beside an item a prompt', () => {
  expect([searchPack, assistantPack, both, neither].map(queryFormsOf)).toEqual([
    ['term'],
    ['prompt'],
    ['term', 'prompt'],
    [],
  ]);
  expect([...promptSurfaces(both)]).toEqual(['chat']);
});

test('where a surface reads a term, what its items read counts as a term: those rules are stricter', () => {
  const [results] = searchPack.surfaces;
  const mixed = RulePack.parse({ ...both, surfaces: [{ ...chat, query: results?.query }] });
  expect(queryFormsOf(mixed)).toEqual(['term']);
  expect(promptSurfaces(mixed).size).toBe(0);
});

test('what is typed can be agreed to on a source that knows where to read it, and on no other', () => {
  expect([searchPack, assistantPack, neither].map(scopeKindsOf)).toEqual([
    ['ad', 'result', 'query'],
    ['answer', 'query'],
    ['ad', 'result'],
  ]);
});
