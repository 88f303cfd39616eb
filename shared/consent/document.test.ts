import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConsentDocument, documentHash, materialParts } from './document.ts';
import documentHashes from './document-hashes.json' with { type: 'json' };
import { hiddenChanges } from './testing/hidden-changes.ts';

const folder = new URL('./documents/', import.meta.url);
const files = readdirSync(folder);
const locales = ['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt-BR'];
const read = (file: string) => ConsentDocument.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
const english = read('1.en.json');

test.each(files)('the consent document %s says everything that informed consent needs', (file) => {
  const document = read(file);
  expect(file).toBe(`${document.version}.${document.locale}.json`);
  const empty = Object.entries(document).filter(([, text]) => typeof text === 'string' && !text.trim());
  expect(empty).toEqual([]);
});

test.each(files)('%s is in plain words: short sentences throughout', (file) => {
  const sentences = Object.values(read(file))
    .filter((text) => typeof text === 'string')
    .flatMap((text) => text.split(/[.:?!؟]\s/));
  for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(30);
});

test.each(files)('%s holds no text of another language: no part is left in English', (file) => {
  const document = read(file);
  const original = read(`${document.version}.en.json`);
  const same = Object.entries(document).filter(
    ([part, text]) => typeof text === 'string' && part !== 'locale' && text === Reflect.get(original, part),
  );
  if (document.locale !== 'en') expect(same).toEqual([]);
});

test.each(files)(
  '%s is still what people agreed to: once it was published, no letter of it changes',
  async (file) => {
    const pinned: Record<string, string> = documentHashes;
    expect(await documentHash(read(file)), 'A new text is a new version; see docs/consent.md').toBe(
      pinned[file],
    );
  },
);

test('each version is there in all nine languages', () => {
  const versions = new Set(files.map((file) => read(file).version));
  for (const version of versions)
    expect(
      files
        .map(read)
        .filter((document) => document.version === version)
        .map((document) => document.locale)
        .sort(),
      `version ${version}`,
    ).toEqual(locales);
});

test('the documents of a version agree on whether everybody is asked again', () => {
  const said = new Map<number, boolean>();
  for (const { version, material, locale } of files.map(read)) {
    expect(material, `${version}.${locale}`).toBe(said.get(version) ?? material);
    said.set(version, material);
  }
});

test('a change of what is read, why, by whom, for how long or by which way never goes unasked', () => {
  expect(hiddenChanges(files.map(read))).toEqual([]);
});

test.each(materialParts)('a version that changes %s without saying so is found', (part) => {
  const next = { ...english, version: 2, material: false, [part]: `${english[part]} And one more thing.` };
  expect(hiddenChanges([next, english])).toEqual([`2.en: ${part}`]);
  expect(hiddenChanges([english, { ...next, material: true }])).toEqual([]);
  // Measured against the version before it, in its own language.
  const third = { ...next, version: 3 };
  expect(hiddenChanges([english, { ...next, material: true }, third])).toEqual([]);
  expect(hiddenChanges([english, { ...next, locale: 'de' }])).toEqual([]);
});

test('a version that only explains better needs no new consent', () => {
  const next = { ...english, version: 2, material: false, contact: `${english.contact} Or by post.` };
  expect(hiddenChanges([english, next])).toEqual([]);
});

test('every document has a hash of its own', async () => {
  const hashes = await Promise.all(files.map((file) => documentHash(read(file))));
  expect(new Set(hashes).size).toBe(files.length);
});

test('the hash changes with every word, and not with the order of keys in the file', async () => {
  const turned = Object.fromEntries(Object.entries(english).reverse()) as ConsentDocument;
  expect(await documentHash(turned)).toBe(await documentHash(english));
  for (const [part, text] of Object.entries(english)) {
    if (typeof text !== 'string' || part === 'locale') continue;
    const changed = { ...english, [part]: `${text} ` };
    expect(await documentHash(changed), part).not.toBe(await documentHash(english));
  }
});

test.each(['purpose', 'exhibit', 'contact'])(
  'a document without %s, or with too little of it, is refused',
  (part) => {
    const { [part as 'purpose']: _, ...without } = english;
    expect(ConsentDocument.safeParse(without).success).toBe(false);
    expect(ConsentDocument.safeParse({ ...english, [part]: '' }).success).toBe(false);
    expect(ConsentDocument.safeParse({ ...english, [part]: 'To be written.' }).success).toBe(false);
  },
);
