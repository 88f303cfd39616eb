import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each([
  '=1+1',
  '+1',
  '-1+1',
  '@sum(1)',
  '|cmd',
  '\t=1',
  '\n=1',
  ' =1',
  '\u00a0=1',
  '"=1',
  "'=1",
  '\uff1d1',
  '\uff0b1',
  '\u200b=1',
  '\ufeff=1',
])('a spreadsheet runs nothing of the text %j', (text) => {
  const cell = csvLine([text]).slice(0, -2);
  const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  expect(read).toBe(`'${text}`);
});

test.each([
  [['plain', 3, null], 'plain,3,\r\n'],
  [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
  [[-5, 'well-being', '5 = 5'], '-5,well-being,5 = 5\r\n'],
])('%j is a line of CSV', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
