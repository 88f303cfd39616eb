import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { guardFormula, unguardFormula } from '#shared/formula-guard.ts';
import { codebookCsv, codebookLines, codebookTable } from './codebook.ts';
import { columnsOf } from './columns.ts';
import { readCsv, writeCsv } from './csv.ts';
import { column } from './define-columns.ts';
import { readParquet, writeParquet } from './parquet.ts';
import type { Row } from './row.ts';

const columns = columnsOf(
  z.strictObject({
    day: column(z.iso.date(), 'Day', { label: 'Day', role: 'period' }),
    place: column(z.enum(['home', 'search']), 'Place', { label: 'Place', role: 'dimension' }),
    id: column(z.string().min(1).nullable(), 'Id', { label: 'Id', role: 'identifier', missing: 'unknown' }),
    name: column(z.string().min(1), 'Name', { label: 'Name', role: 'name' }),
    change: column(z.int(), 'Change', { label: 'Change', role: 'count', unit: 'items' }),
    share: column(z.number(), 'Share', { label: 'Share', role: 'share', unit: 'share' }),
    done: column(z.boolean(), 'Done', { label: 'Done', role: 'flag' }),
  }),
);

const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.string({
    minLength: 1,
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r', '\t', ' ', 'a'),
  }),
);
const row: fc.Arbitrary<Row> = fc.record({
  day: fc
    .date({ min: new Date('1971-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  place: fc.constantFrom('home', 'search'),
  id: fc.option(text),
  name: text,
  change: fc.maxSafeInteger(),
  share: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  done: fc.boolean(),
});

const attacks = [
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\uff1d1+1',
  '\uff0b1',
  '\uff0d1',
  '\uff20SUM(1)',
  '"=1+1"',
  "'=1+1",
  '\ufeff=1+1',
  '%0A=1+1',
  '|calc',
];

describe('formula guard', () => {
  test.each(attacks)('no spreadsheet runs %j, and the reader gets it back unchanged', (attack) => {
    const csv = writeCsv(
      [{ day: '2026-11-16', place: 'home', id: attack, name: attack, change: 1, share: 1, done: true }],
      columns,
    );
    const [read] = readCsv(csv, columns);
    expect(read).toMatchObject({ id: attack, name: attack });
    expect(guardFormula(attack)).toBe(`'${attack}`);
    expect(csv).toContain(`'${attack.replaceAll('"', '""')}`);
  });

  test.each(['Kanal 5', 'Ä-Kanal', '100 % Science', 'a=b', '日本語', "Rock'n'Roll", "'tis"])(
    '%j is left as it is',
    (name) => {
      expect(guardFormula(name)).toBe(name);
    },
  );

  test('guarding can be undone for every text', () => {
    fc.assert(fc.property(text, (value) => unguardFormula(guardFormula(value)) === value));
  });

  test('negative numbers stay numbers', () => {
    const csv = writeCsv(
      [{ day: '2026-11-16', place: 'home', id: null, name: 'a', change: -5, share: -0.5, done: false }],
      columns,
    );
    expect(csv).toBe('day,place,id,name,change,share,done\n2026-11-16,home,,a,-5,-0.5,false\n');
  });
});

describe('CSV and Parquet', () => {
  test('both give back exactly the rows that went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        expect(readCsv(writeCsv(rows, columns), columns)).toEqual(rows);
        const parquet = await readParquet(writeParquet(rows, columns, { title: 'x' }), columns);
        expect(parquet).toEqual({ rows, metadata: { title: 'x' } });
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    'a,b\n',
    'day,place,id,name,change,share,done\n"open',
    'day,place,id,name,change,share,done\n1,2\n',
  ])('a file that is not ours is refused: %j', (broken) =>
    expect(() => readCsv(broken, columns)).toThrow('CSV'),
  );

  const label = 'Oops';
  test.each([
    [{ oops: z.string() }, 'oops needs a description'],
    [{ oops: column(z.string().nullable(), 'Oops', { label, role: 'name' }) }, 'oops can be missing'],
    [{ oops: column(z.array(z.string()), 'Oops', { label, role: 'name' }) }, 'oops has type array'],
  ])('a column that is not described, or no column of a table, is refused by name', (shape, message) => {
    expect(() => columnsOf(z.strictObject(shape))).toThrow(message);
  });
});

describe('the codebook', () => {
  const heads = 'column label meaning type unit allowed missing measured protection role since'.split(' ');
  const asText = columnsOf(
    z.strictObject(
      Object.fromEntries(
        heads.map((head) => [head, column(z.string(), head, { label: head, role: 'text' })]),
      ),
    ),
  );

  test('says of every column what its zod schema says', () => {
    const lines = codebookLines(columns, { atLeast: 20, threshold: 132, delta: 1e-8 });
    expect(lines.map(({ column: name, type, allowed, missing }) => [name, type, allowed, missing])).toEqual([
      ['day', 'date', 'YYYY-MM-DD', 'never missing'],
      ['place', 'string', 'home, search', 'never missing'],
      ['id', 'string', 'any text', 'unknown'],
      ['name', 'string', 'any text', 'never missing'],
      ['change', 'integer', 'any number', 'never missing'],
      ['share', 'number', 'any number', 'never missing'],
      ['done', 'boolean', 'true, false', 'never missing'],
    ]);
    for (const line of lines) expect([line.measured, line.protection, line.since]).not.toContain('');
  });

  test('has one line a column in CSV and Markdown, whatever text is in it', () => {
    fc.assert(
      fc.property(text, text, (description, unit) => {
        const hostile = columns.map((one) => ({ ...one, description, unit }));
        const read = readCsv(codebookCsv(hostile, null), asText);
        expect(read.map((line) => line.meaning)).toEqual(hostile.map(() => description));
        for (const line of codebookTable(hostile, null).split('\n')) {
          expect(line.replaceAll(/\\./g, '').split('|')).toHaveLength(13);
        }
      }),
      { numRuns: 100 },
    );
  });
});
