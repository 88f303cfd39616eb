import type { QuarantineReason } from '#shared/wire/quarantine.ts';

/** Rewrites the honest text of a batch. */
type Rewrite = (text: string) => string | Uint8Array;
type OddJson = [name: string, reason: QuarantineReason, rewrite: Rewrite];

const instead =
  (what: string, by: string): Rewrite =>
  (text) => {
    if (!text.includes(what)) throw new Error(`${what} does not stand in an honest batch`);
    return text.replace(what, () => by);
  };
const first = (member: string) => instead('{', `{${member},`);
const index = (written: string) => instead('"index":0', `"index":${written}`);
const title =
  (written: string): Rewrite =>
  (text) =>
    text.replace(/"title":"[^"]*"/, () => `"title":${written}`);
const bytes =
  (...before: number[]): Rewrite =>
  (text) =>
    Buffer.concat([Buffer.from(before), Buffer.from(text)]);

/** Texts that parsers disagree about, or that nobody honest writes; each with the reason for which it is kept apart. */
export const oddJson: OddJson[] = [
  ['a key twice with the same value', 'json_not_canonical', (text) => text.replace(/"study":"\w+"/, '$&,$&')],
  ['a key twice with two values', 'json_not_canonical', instead('"study":', '"study":"other","study":')],
  ['a key twice, deep inside', 'json_not_canonical', instead('"index":0', '"index":0,"index":0')],
  ['a key twice, once escaped', 'json_not_canonical', instead('"study":', '"\\u0073tudy":"other","study":')],
  ['an escaped key', 'json_not_canonical', instead('"study":', '"\\u0073tudy":')],
  ['an escaped letter', 'json_not_canonical', title('"\\u0041 bridge"')],
  ['an escaped slash', 'json_not_canonical', instead('https://', 'https:\\/\\/')],
  ['an emoji as two escapes', 'json_not_canonical', title('"\\ud83c\\udf09"')],
  ['capital digits in an escape', 'json_not_canonical', title('"\\u001F"')],
  ['a delete sign as an escape', 'json_not_canonical', title('"\\u007f"')],
  ['a zero with a sign', 'json_not_canonical', index('-0')],
  ['a zero with a fraction', 'json_not_canonical', index('0.0')],
  ['a number with an exponent', 'json_not_canonical', index('1e0')],
  ['a capital exponent', 'json_not_canonical', index('1E1')],
  ['a number beyond all numbers', 'json_not_canonical', index('1e400')],
  ['a number below all numbers', 'json_not_canonical', index('-1e400')],
  ['a number too small to be', 'json_not_canonical', index('1e-400')],
  ['a number that no double is', 'json_not_canonical', index('9007199254740993')],
  ['a number of 100,000 digits', 'json_not_canonical', index('1'.repeat(100_000))],
  ['a space at the end', 'json_not_canonical', (text) => `${text} `],
  ['a line feed before', 'json_not_canonical', (text) => `\n${text}`],
  ['spaces between', 'json_not_canonical', instead('":', '" :')],
  ['a pretty text', 'json_not_canonical', (text) => JSON.stringify(JSON.parse(text), null, 2)],
  ['numbers as keys, out of order', 'json_not_canonical', first('"2":0,"1":0')],
  [
    'objects nested 100,000 deep',
    'json_not_canonical',
    first(`"x":${'{"a":'.repeat(1e5)}0${'}'.repeat(1e5)}`),
  ],
  ['lists nested 300 deep', 'batch_invalid', first(`"x":${'['.repeat(300)}${']'.repeat(300)}`)],
  ['__proto__ in disguise', 'json_not_canonical', first('"\\u005f_proto__":{"wire":2}')],
  ['__proto__', 'batch_invalid', first('"__proto__":{"wire":2}')],
  ['a constructor', 'batch_invalid', first('"constructor":{"prototype":{"wire":2}}')],
  ['a toJSON', 'batch_invalid', first('"toJSON":"x"')],
  ['an empty key', 'batch_invalid', first('"":0')],
  ['half an emoji', 'batch_invalid', title('"\\ud83c"')],
  ['a NUL', 'batch_invalid', title('"\\u0000"')],
  ['null instead of everything', 'batch_invalid', () => 'null'],
  ['a list instead of an object', 'batch_invalid', (text) => `[${text}]`],
  ['a text in a text', 'batch_invalid', (text) => JSON.stringify(text)],
  ['a number as a text', 'batch_invalid', index('"0"')],
  ['a text of 200 kB', 'batch_invalid', title(`"${'x'.repeat(200_000)}"`)],
  ['not a number', 'body_not_json', index('NaN')],
  ['a number without end', 'body_not_json', index('Infinity')],
  ['a hexadecimal number', 'body_not_json', index('0x0')],
  ['a number with a plus', 'body_not_json', index('+0')],
  ['a number with noughts before', 'body_not_json', index('00')],
  ['a comma at the end', 'body_not_json', (text) => text.replace(/\}$/, ',}')],
  ['a comment', 'body_not_json', instead('{', '{/* */')],
  ['single quotes', 'body_not_json', (text) => text.replaceAll('"', "'")],
  ['two values', 'body_not_json', (text) => text + text],
  ['nothing', 'body_not_json', () => ''],
  ['a bare line feed in a text', 'body_not_json', title('"a\nb"')],
  ['a byte order mark', 'body_not_json', bytes(0xef, 0xbb, 0xbf)],
  ['a byte that is no UTF-8', 'body_not_json', bytes(0xff)],
  ['UTF-16', 'body_not_json', (text) => Buffer.from(text, 'utf16le')],
  ['a slash in two bytes where one is enough', 'body_not_json', bytes(0xc0, 0xaf)],
];
