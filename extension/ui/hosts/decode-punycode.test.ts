import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePunycode } from './decode-punycode.ts';

test.each([
  ['mnchen-3ya', 'münchen'],
  ['fsqu00a', '例子'],
  ['fiqs8s', '中国'],
  ['80ak6aa92e', 'аррӏе'],
])('%s stands for %s', (label, expected) => {
  expect(decodePunycode(label)).toBe(expected);
});

test('every international name is read as Node reads it', () => {
  let read = 0;
  const letters = fc.string({
    unit: fc.constantFrom(...'aeinrst-äßéøžпривет例子中国日本한국العرب१२'),
    minLength: 1,
  });
  fc.assert(
    fc.property(letters, (word) => {
      const name = domainToASCII(`${word}.example`);
      if (!name.startsWith('xn--')) return;
      read += 1;
      const label = name.slice('xn--'.length, -'.example'.length);
      expect(`${decodePunycode(label)}.example`).toBe(domainToUnicode(name));
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(200);
});

test('what is no such name is none, whatever it is', () => {
  for (const wrong of ['a b', 'ü', '99999999999999', 'mnchen-3y', 'A'])
    expect(decodePunycode(wrong), wrong).toBeUndefined();
  fc.assert(fc.property(fc.string(), (label) => void decodePunycode(label)));
});
