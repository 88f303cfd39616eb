import { expect, test } from 'vitest';
import { observationCsvHead, observationCsvLine } from './observation-csv.ts';
import { anItemRow } from './testing/an-export.ts';

type Row = Record<string, unknown> & { observation: { item: object; answer: object } };

/** Cells of a line by their column. */
function cellsOf(row: Record<string, unknown>): Record<string, string> {
  const split = (line: string) =>
    [...line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    );
  const cells = split(observationCsvLine(row));
  return Object.fromEntries(split(observationCsvHead.slice(1)).map((name, i) => [name, cells[i] ?? '']));
}

test('what a recommendation says of itself has a column each, and stays empty where it says nothing', () => {
  const row = anItemRow(0) as Row;
  expect(cellsOf(row)).toMatchObject({
    duration_s: '754',
    views: '21,000 views',
    published: '2 years ago',
    price: '',
  });
  const plain = {
    ...row,
    observation: { ...row.observation, item: { ...row.observation.item, price: '€ 20' } },
  };
  expect(cellsOf(plain)).toMatchObject({ price: '€ 20', citations: '', answer_update_of: '' });
});

test('an answer keeps which claim rests on which source, which address was not shown, and what it took the place of', () => {
  const row = anItemRow(3) as Row;
  const { observation } = row;
  const earlier = String(row.id);
  const newer = {
    ...row,
    observation: { ...observation, answer: { ...observation.answer, updateOf: earlier } },
  };
  const cells = cellsOf(newer);
  expect(JSON.parse(cells.citations ?? '')).toMatchObject([
    { n: 1, url: null, claim: 'An answer, "quoted"' },
  ]);
  expect(cells).toMatchObject({ answer_update_of: earlier, cited_domains: 'example.org' });
});
