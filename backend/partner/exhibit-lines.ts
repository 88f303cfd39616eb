import type { ExhibitRecord } from './exhibit-record.ts';
import { fourCatHead, fourCatLine, fourCatRow } from './four-cat.ts';

/** How records are written: one JSON object a line, or in the two forms that 4CAT imports. */
export type ExhibitFormat = 'ndjson' | '4cat' | '4cat-csv';

/** What writes records of one export. */
export interface ExhibitLines {
  /** The first line; empty where there is none. */
  head: string;
  lineOf(record: ExhibitRecord): string;
}

/**
 * A writer for one export.
 * @param notice what stands on every record
 */
export function exhibitLines(format: ExhibitFormat, notice: string): ExhibitLines {
  let place = 0;
  switch (format) {
    case 'ndjson':
      return { head: '', lineOf: (record) => `${JSON.stringify({ ...record, notice })}\n` };
    case '4cat':
      return { head: '', lineOf: (record) => fourCatLine({ ...record, notice }, place++) };
    case '4cat-csv':
      return { head: fourCatHead, lineOf: (record) => fourCatRow({ ...record, notice }) };
  }
}
