import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/formula-guard.ts';
import { publicProfile } from '../aggregate/profile.ts';
import { exactNotice, fewestContributors } from './notice.ts';
import type { CellTable } from './read-cells.ts';

/** How a table is written. */
export type TableFormat = 'ndjson' | 'csv';

const keyParts = 4;

/** A table of cells as text, line by line: first what it is and whom it is for, then one cell a line. */
export function cellLines(table: CellTable, format: TableFormat): Iterable<string> {
  return format === 'csv' ? csvLines(table) : jsonLines(table);
}

function* jsonLines(table: CellTable): Generator<string> {
  const { reader, study, window, counted, measures, leftOut, withheld, cells } = table;
  const { from, until, closed } = window;
  const { enrolledDays, activeDays } = publicProfile.eligible;
  yield `${JSON.stringify({
    notice: exactNotice(reader),
    format: 'daylight-cells/1',
    study,
    window: { from, until, closed },
    counted,
    fewestContributors,
    eligible: { enrolledDays, activeDays },
    cells: cells.length,
    measures: measures.map(({ id, about, key }) => ({
      id,
      about,
      keys: key.map(({ name }) => name),
      leftOutAtLeast: leftOut[id] ?? 0,
    })),
    withheld: withheld.map(({ measure, reason }) => ({ measure, reason })),
  })}\n`;
  for (const { measure, week, key, contributors, total } of cells)
    yield `${JSON.stringify({ measure, window_start: from, window_end: until, week, key, contributors, total })}\n`;
}

/** Keys have names of their own in each measure, so each is a pair of columns. */
function* csvLines({ reader, study, window, cells, leftOut }: CellTable): Generator<string> {
  const few = Object.entries(leftOut).map(([id, n]) => `${id} ${n}`);
  yield line([
    `# ${exactNotice(reader)} Study ${study}, window ${window.from} to ${window.until}. Cells left out, at least: ${few.join(', ')}.`,
  ]);
  const pairs = Array.from({ length: keyParts }, (_, i) => [`key_${i + 1}_name`, `key_${i + 1}`]).flat();
  yield line(['measure', 'window_start', 'window_end', 'week', ...pairs, 'contributors', 'total']);
  for (const { measure, week, key, contributors, total } of cells) {
    const named = Object.entries(key).flatMap(([name, value]) => [name, guardFormula(value)]);
    const empty = Array<string>(2 * keyParts - named.length).fill('');
    const numbers = [String(contributors), String(total)];
    yield line([measure, window.from, window.until, week ?? '', ...named, ...empty, ...numbers]);
  }
}

function line(values: readonly string[]): string {
  return stringify([[...values]], { record_delimiter: '\n', quoted_match: /^\s|\s$|\r/ });
}
