import type { Random } from '#shared/redact/testing/random.ts';
import type { Edit } from './json-tree.ts';

const oddNumbers = [
  ...['-0', '-1', '0.1', '1e400', '-1e400', '1E5', '1e-400', '9007199254740993', '2147483648', '0.0', '1.0'],
  ...['123456789012345678901234567890', '1e5', '00', '+1', '.5', '5.', 'NaN', 'Infinity', '0x10', '1_000'],
];
const oddTexts = [
  ...[
    '""',
    '"\\u0000"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0061"',
    '"\\/"',
    '"\\x41"',
    '"\n"',
    '"\u007f"',
  ],
  ...['"\u202e"', '"\ufeff"', '"ﬀ"', '"İ"', '"__proto__"', '"constructor"', '"null"', '"2026-02-30"'],
  ...[
    '"0000-00-00"',
    '"+010000-01-01"',
    '"javascript:alert(1)"',
    '"https://\\u0000.example/"',
    '"https://[::1"',
  ],
];
const otherValues = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '0',
  '""',
  '[null]',
  '{"":{}}',
  '[[]]',
  'undefined',
];
const oddKeys = [
  ...['__proto__', '\\u005f_proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', ''],
  ...[
    'valueOf',
    'toJSON',
    '__defineGetter__',
    'length',
    '0',
    'wire',
    '\\u0000',
    '\\ud800',
    'email',
    'a.b',
    '$ne',
  ],
];
const lengths = [1, 60, 201, 501, 2001, 20_001, 300_000];

/** One way to spoil a member of an object or an item of an array. */
type MakeEdit = (random: Random) => Edit;

const makers: readonly MakeEdit[] = [
  () => () => [],
  () => (key, text) => [key + text, key + text],
  (random) => {
    const value = random.pick(otherValues);
    return (key) => [key + value];
  },
  (random) => {
    const value = random.pick(oddNumbers);
    return (key) => [key + value];
  },
  (random) => {
    const value = random.pick(oddTexts);
    return (key) => [key + value];
  },
  (random) => {
    const letters = random.pick(['x', 'é', '🌉', '\\u0061', 'a@b.example ', '1234567890 '] as const);
    const length = random.pick(lengths);
    return (key) => [`${key}"${letters.repeat(Math.ceil(length / letters.length))}"`];
  },
  (random) => {
    const depth = random.pick([1, 2, 12, 13, 100, 5000] as const);
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
    ] as const);
    return (key, text) => [key + open.repeat(depth) + text + close.repeat(depth)];
  },
  (random) => {
    const other = random.pick(oddKeys);
    return (key, text) => (key === '' ? [`{"${other}":${text}}`] : [`"${other}":${text}`]);
  },
  (random) => {
    const other = random.pick(oddKeys);
    const value = random.pick(otherValues);
    return (key, text) => (key === '' ? [text, value] : [key + text, `"${other}":${value}`]);
  },
  // The same key twice, with two values, in either order.
  (random) => {
    const value = random.pick(otherValues);
    const first = random.pick([true, false] as const);
    return (key, text) => (first ? [key + value, key + text] : [key + text, key + value]);
  },
  (random) => {
    const times = random.pick([3, 50, 201, 1000] as const);
    return (key, text) => Array.from({ length: times }, () => key + text);
  },
  (random) => {
    const space = random.pick([' ', '\n', '\t', '\u00a0', '\ufeff', '/**/'] as const);
    return (key, text) => [`${space}${key}${space}${text}${space}`];
  },
  // A letter of the key, written as an escape: the same key to whoever parses it.
  () => (key, text) => [
    key.replace(/"(.)/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`) + text,
  ],
];

/** A random way to spoil a member. */
export function someEdit(random: Random): Edit {
  return random.pick(makers)(random);
}

/** Spoils a text of JSON as a text: cut, doubled, a letter changed, something before or after. */
export function spoilText(text: string, random: Random): string {
  const at = random.between(0, text.length);
  switch (random.between(0, 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text + text.slice(at);
    case 2:
      return (
        text.slice(0, at) + random.pick(['"', '{', ']', ',', '\\', '\0', '\u2028', 'é']) + text.slice(at + 1)
      );
    case 3:
      return random.pick(['\ufeff', ' ', '\n', ")]}',\n", '//\n', '\x1e']) + text;
    case 4:
      return text + random.pick([' ', '\n', '\0', ',', 'null', ';']);
    default:
      return text.slice(0, at) + text.slice(at + random.between(1, 40));
  }
}
