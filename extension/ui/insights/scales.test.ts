import { expect, test } from 'vitest';
import { barLength, niceMaximum } from './scales.ts';

test.each([
  ['no value', [], 1],
  ['nothing but 0', [0, 0], 1],
  ['1', [1], 1],
  ['3', [3, 1], 3],
  ['a power of ten', [100], 100],
  ['just above a power of ten', [101], 150],
  ['nearly the next power', [999], 1000],
  ['a share', [0.13], 0.15],
  ['a small share', [0.0033], 0.004],
  ['a fifth and a half', [0.2, 0.5], 0.5],
  ['the whole', [1, 0.4], 1],
])('the axis for %s ends at the next round number', (_, values, end) => {
  expect(niceMaximum(values)).toBe(end);
});

test.each([
  ['half of the maximum is half of the length', 5, 10, 100, 0, 50],
  ['nothing has no bar', 0, 10, 100, 2, 0],
  ['what is little stays visible', 1, 1000, 100, 2, 2],
  ['nothing is longer than the whole', 20, 10, 100, 0, 100],
  ['a maximum of 0 has no bars', 1, 0, 100, 2, 0],
])('%s', (_, value, maximum, length, least, expected) => {
  expect(barLength(value, maximum, length, least)).toBe(expected);
});
