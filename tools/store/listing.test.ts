import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { descriptionOf, longestSummary, readListing } from './listing.ts';

const locales = readdirSync('extension/locales').flatMap((file) => file.match(/^(\w+)\.yml$/)?.[1] ?? []);

test('there is a page in the store for every language of the extension', () => {
  expect(readdirSync('tools/store/listings').sort()).toEqual(locales.map((name) => `${name}.json`).sort());
});

test.each(locales)('the page in %s fits into every store, and says who may take part', async (locale) => {
  const listing = await readListing(locale);
  expect(listing.name.length).toBeGreaterThan(0);
  expect(listing.name.length).toBeLessThanOrEqual(45);
  expect(listing.summary.length).toBeGreaterThan(40);
  expect(listing.summary.length).toBeLessThanOrEqual(longestSummary);
  expect(descriptionOf(listing)).toContain('18');
  expect(descriptionOf(listing).length).toBeLessThan(4000);
});

test('no page is in another language than it says', async () => {
  const texts = await Promise.all(locales.map(async (locale) => descriptionOf(await readListing(locale))));
  expect(new Set(texts).size).toBe(locales.length);
});
