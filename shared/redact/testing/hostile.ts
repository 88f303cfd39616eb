const pieces = [
  ...[
    '1 ',
    '1',
    '1-',
    '0 1 2 3 ',
    '12 34 56 78 90 ',
    '٠١ ',
    '𝟎',
    '(1)',
    '12.05.',
    '00 ',
    '+1',
    '+1 ',
    '+49 ',
    '1/',
  ],
  ...[
    '0171 2345678 ',
    '0301234567, ',
    '612345678 ',
    '555 555 ',
    '1234567a ',
    'tel 1234567,',
    '4111 1111 ',
    '4 1 ',
  ],
  ...[
    'a@',
    '@',
    '@ ',
    'a@b.',
    'a@b.cd ',
    '-@',
    '%40',
    '(at)',
    ' at ',
    'a at gmail dot ',
    'jo (dot) ',
    ' (',
    'ä@ö.',
  ],
  ...[
    'DE12',
    'DE12 ',
    'de89 3704 ',
    'gb12a ',
    'ibande12 ',
    'a',
    'a.',
    '.',
    ' ',
    '(',
    '[',
    ']',
    '[email]',
    '+',
    '\u200b',
    '😀',
  ],
];

/** Texts of a length that make careless detectors slow. */
export function hostileTexts(length: number): { piece: string; text: string }[] {
  return pieces.map((piece) => ({ piece, text: piece.repeat(length).slice(0, length) }));
}

/** The shortest of several runs, in milliseconds of processor time: what else a busy machine does is not counted. */
export function bestOf(runs: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
