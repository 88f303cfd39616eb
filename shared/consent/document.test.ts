import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConsentDocument, documentHash } from './document.ts';

const folder = new URL('./documents/', import.meta.url);
const files = readdirSync(folder);

test.each(files)('the consent document %s says everything that informed consent needs', (file) => {
  const document = ConsentDocument.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  expect(file).toBe(`${document.version}.${document.locale}.json`);
});

test.each(files)('%s is in plain words: short sentences throughout', (file) => {
  const document = ConsentDocument.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const sentences = Object.values(document)
    .filter((text) => typeof text === 'string')
    .flatMap((text) => text.split(/[.:?!]\s/));
  for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(30);
});

test('the hash changes with every word, and not with the order of keys in the file', async () => {
  const document = ConsentDocument.parse(JSON.parse(readFileSync(new URL('1.en.json', folder), 'utf8')));
  const turned = Object.fromEntries(Object.entries(document).reverse()) as ConsentDocument;
  expect(await documentHash(turned)).toBe(await documentHash(document));
  expect(await documentHash({ ...document, risks: `${document.risks} ` })).not.toBe(
    await documentHash(document),
  );
});
