import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAskable } from './askable.ts';

const sources = new URL('../sources/', import.meta.url);
const hosts: string[] = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => JSON.parse(readFileSync(new URL(`${name}/rules.json`, sources), 'utf8')).hosts);
/** As the manifest of the build has it. */
const listed = ['https://*/*', ...hosts];

test('the browser may be asked for every host of our rules, and for any single public site', () => {
  expect(hosts.filter((host) => !isAskable(host, listed))).toEqual([]);
  expect(isAskable('https://www.anything.example/*', listed)).toBe(true);
});

test.each([
  'https://*/*',
  'https://*.com/*',
  'https://*.example.org/*',
  'http://*/*',
  '*://*/*',
  '<all_urls>',
  'https://localhost/*',
  'https://192.168.1.1/*',
  'file:///*',
])('it is never asked for %s', (pattern) => {
  expect(isAskable(pattern, listed)).toBe(false);
});

test('no wildcard gets through that no rules list, whatever it looks like', () => {
  const piece = fc.constantFrom(
    'https://',
    'http://',
    '*',
    '*.',
    'www.',
    'a',
    '.example',
    '/',
    '/*',
    '<all_urls>',
    ':*',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const pattern = pieces.join('');
      if (!isAskable(pattern, listed)) return;
      expect(pattern).toMatch(/^https:\/\/[^*/]+\/\*$/);
    }),
    { numRuns: 20_000 },
  );
});
