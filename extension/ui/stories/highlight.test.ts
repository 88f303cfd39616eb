import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const email = (start: number, end: number) => ({ start, end, kind: 'email' });

test.each([
  ['a text without a find stays whole', 'hello', [], [['hello', null]]],
  ['an empty text has no segments', '', [], []],
  [
    'a find in the middle is cut out',
    'to a@b.example now',
    [email(3, 14)],
    [
      ['to ', null],
      ['a@b.example', 'email'],
      [' now', null],
    ],
  ],
  ['a find may be all of the text', 'a@b', [email(0, 3)], [['a@b', 'email']]],
  [
    'finds come in any order',
    'ab',
    [email(1, 2), { start: 0, end: 1, kind: 'phone' }],
    [
      ['a', 'phone'],
      ['b', 'email'],
    ],
  ],
  [
    'what two finds share belongs to the first',
    'abcd',
    [email(0, 3), { start: 2, end: 4, kind: 'phone' }],
    [
      ['abc', 'email'],
      ['d', 'phone'],
    ],
  ],
  ['a find within a find is not said twice', 'abcd', [email(0, 4), email(1, 2)], [['abcd', 'email']]],
  [
    'a find beyond the end ends with the text',
    'ab',
    [email(1, 9)],
    [
      ['a', null],
      ['b', 'email'],
    ],
  ],
  ['a find of nothing is none', 'ab', [email(1, 1)], [['ab', null]]],
  ['a find that begins within a character takes all of it', '😀x', [email(1, 3)], [['😀x', 'email']]],
  [
    'a find that ends within a character takes all of it',
    'x😀y',
    [email(0, 2)],
    [
      ['x😀', 'email'],
      ['y', null],
    ],
  ],
])('%s', (_, text, spans, expected) => {
  const segments = highlight(text, spans);
  expect(segments.map((segment) => [segment.text, segment.kind])).toEqual(expected);
  expect(segments.map((segment) => segment.text).join('')).toBe(text);
});
