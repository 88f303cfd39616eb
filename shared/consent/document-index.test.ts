import { expect, test } from 'vitest';
import { type DocumentEntry, documentFor, documentsInForce } from './document-index.ts';

const entry = (version: number, locale: string, material: boolean): DocumentEntry => ({
  version,
  locale,
  material,
  hash: `${version}${locale}`.padEnd(64, '0'),
});
const first = [entry(1, 'en', true), entry(1, 'de', true), entry(1, 'pt-BR', true)];
const better = [entry(2, 'en', false), entry(2, 'de', false), entry(2, 'pt-BR', false)];
const other = [entry(3, 'en', true), entry(3, 'de', true)];
const hashes = (entries: readonly DocumentEntry[]) => new Set(entries.map(({ hash }) => hash));

test('a consent holds until something material changes, in whichever language it was read', () => {
  expect(documentsInForce(first)).toEqual(hashes(first));
  expect(documentsInForce([...first, ...better])).toEqual(hashes([...first, ...better]));
  expect(documentsInForce([...other, ...better, ...first])).toEqual(hashes(other));
  const third = entry(4, 'en', false);
  expect(documentsInForce([...first, ...other, third])).toEqual(hashes([...other, third]));
});

test('where there is no document, none is in force', () => {
  expect(documentsInForce([])).toEqual(new Set());
  expect(documentFor([], 'en')).toBeUndefined();
});

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['pt-BR', 'pt-BR'],
  ['pt_BR', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['ja', 'en'],
  ['', 'en'],
])('somebody whose browser speaks %s reads the document in %s', (locale, expected) => {
  expect(documentFor([...first, ...better], locale)?.locale).toBe(expected);
});

test('everybody reads the newest version, in English where it is not translated yet', () => {
  expect(documentFor([...first, ...better], 'de')?.version).toBe(2);
  expect(documentFor([...first, ...better, ...other], 'pt-BR')).toMatchObject({ version: 3, locale: 'en' });
});
