import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsPath, isPathWithin } from './fits-path.ts';

test.each([
  ['/', '/', true],
  ['/', '/x', false],
  ['/*', '/any/thing', true],
  ['/dp/*', '/dp/B000000001/ref=a', true],
  ['/dp/*', '/x/dp/B000000001', false],
  ['/*/dp/*', '/Some-Name/dp/B000000001', true],
  ['/*/dp/*', '/dp/B000000001', false],
  ['/a*a', '/a', false],
  ['/s*/ref', '/s/x/ref', true],
  ['/a*b*c', '/abc', true],
  ['/a*b*b', '/ab', false],
])('%s and %s: %s', (pattern, path, expected) => expect(fitsPath(pattern, path)).toBe(expected));

test('a pattern is within another only where all that fits it fits the other', () => {
  const pattern = fc.stringMatching(/^\/[ab*]{0,5}$/);
  const path = fc.stringMatching(/^\/[ab]{0,7}$/);
  fc.assert(
    fc.property(pattern, pattern, path, (own, other, some) => {
      fc.pre(isPathWithin(own, other) && fitsPath(own, some));
      expect(fitsPath(other, some)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(isPathWithin('/*', '/dp/*')).toBe(false);
  expect(isPathWithin('/dp/*', '/*')).toBe(true);
});
