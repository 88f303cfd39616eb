const letters = [
  ...[
    'a',
    'A',
    '1',
    ' ',
    '-',
    '.',
    '_',
    '/',
    '=',
    '@',
    '"',
    "'",
    '?',
    '&',
    ':',
    '(',
    '+',
    ',',
    '\n',
    '{',
    '%',
    '…',
    'é',
  ],
];
const end = '\0';

/**
 * Makers of texts that a regular expression may be slow on: something that it knows, again and again, then something
 * that it does not expect. What backtracks more than linearly does so on repetition (pumping, as tools that look for ReDoS
 * do it).
 * @returns functions from a length to a text of about that length
 */
export function slowTexts({ source }: RegExp): ((length: number) => string)[] {
  const words = [...new Set(source.match(/[a-z0-9]{2,}/gi) ?? [])].slice(0, 12);
  const known = letters.filter((letter) => source.includes(letter) || /\w|\s/.test(letter));
  const pairs = known.flatMap((one) => known.filter((other) => other !== one).map((other) => one + other));
  const mixed = words.flatMap((word) => known.slice(0, 8).map((letter) => word + letter));
  const pumps = [...letters, ...words, ...pairs, ...mixed];
  const head = /^\^?((?:\\\/|[\w:;"@-])+)/.exec(source)?.[1]?.replaceAll('\\', '') ?? '';
  const heads = [...new Set(['', head, ...['?', '"'].filter((start) => source.includes(start))])];
  return heads.flatMap((start) =>
    pumps.map((pump) => (length: number) => start + pump.repeat(Math.ceil(length / pump.length)) + end),
  );
}
