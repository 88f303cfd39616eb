import { expect, test } from 'vitest';
import { readTooOften } from './read-too-often.ts';
import { aResult } from './testing/some-observations.ts';

const capture = 'shop/2024_list.html';
const standing = (...keys: string[]) => ({
  capture,
  surfaces: { list: { result: keys.map((key): [string, null, null] => [key, null, null]) } },
});

test('what stands in two rows may be read twice, and not three times; what stands once, once', () => {
  const one = aResult('a');
  expect(readTooOften([one, one], standing('a', 'a'))).toEqual([]);
  expect(readTooOften([one, one, one], standing('a', 'a'))).toEqual([`${capture} list result a`]);
  expect(readTooOften([one, aResult('b')], standing('a', 'b'))).toEqual([]);
  expect(readTooOften([one, one], standing('a'))).toEqual([`${capture} list result a`]);
});
