import { newDayId } from '#shared/new-day-id.ts';
import type { ExportTable } from '../../../messages/export-rows.ts';
import { exampleObservation } from '../../choices/example-observation.ts';
import { writeArchive } from '../write-archive.ts';

type Row = Record<string, unknown>;

/** Test builder: the moment at which everything in these tests happens. */
export const now = Date.UTC(2026, 10, 21, 12);

const kinds = ['recommendation', 'ad', 'result', 'answer'] as const;

/** Test builder: a kept item as the store holds it. */
export function anItemRow(n = 0): Row {
  const kind = kinds[n % kinds.length] ?? 'ad';
  const observation = exampleObservation(kind, {
    day: '2026-11-21',
    words: {
      section: 'For you',
      recommendation: `Title ${crypto.randomUUID()}`,
      publisher: 'A channel',
      views: '21,000 views',
      published: '2 years ago',
      ad: '=cmd()',
      advertiser: 'A shop',
      disclosure: 'Sponsored',
      result: 'A page',
      answer: 'An answer, "quoted"',
      provider: 'An assistant',
      query: 'some words',
    },
  });
  return {
    id: observation.id,
    status: 'kept',
    source: observation.source,
    kind,
    capturedAt: now,
    observation,
  };
}

/** Test builder: a story as the store holds it. */
export function aStoryRow(status = 'draft'): Row {
  const draft = { text: 'What happened', observations: [], removed: 0, trail: [] };
  return { id: newDayId(now), status, revision: 0, updatedAt: now, draft };
}

/** Test builder: an export of these rows, as the page writes it. */
export function anExport(tables: Partial<Record<ExportTable, Row[]>>): Promise<Blob> {
  return writeArchive({
    readRows: async (table, offset, limit) => {
      const rows = tables[table] ?? [];
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    },
    readme: 'What this is',
    now: new Date(now),
    progress: () => {},
  });
}
