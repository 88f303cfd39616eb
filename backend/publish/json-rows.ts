import { z } from 'zod';
import { authorOf, pageOf } from './citation.ts';
import { licence } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';
import type { Row } from './row.ts';

/** What every data file says about itself, most important first. */
export function fileHeader(facts: ReleaseFacts): Record<string, string> {
  const page = pageOf(facts);
  return {
    ...(facts.notice === undefined ? {} : { notice: facts.notice }),
    title: facts.title,
    dataset: facts.dataset,
    version: facts.version,
    created: facts.created,
    publisher: authorOf(facts),
    ...(page === null ? {} : { page }),
    licence: licence.name,
    licenceUrl: licence.url,
  };
}

/** The JSON file: one object that says what the file is, then `rows`, one row a line. */
export function jsonRows(facts: ReleaseFacts, rows: readonly Row[]): string {
  const about = JSON.stringify(fileHeader(facts), null, 1).slice(0, -2);
  return `${about},\n "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
}

const JsonFile = z.looseObject({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/**
 * Reads back what {@link jsonRows} wrote.
 * @throws when the text is no such file
 */
export function readJsonRows(text: string): Row[] {
  return JsonFile.parse(JSON.parse(text)).rows;
}
