import { addDays } from '#shared/day.ts';
import { exhibitsOf } from '#shared/wire/exhibits-of.ts';
import { limits } from '#shared/wire/limits.ts';
import { type Window, windowBefore } from '../aggregate/window.ts';
import type { Progress } from '../measure/workbench.ts';
import { readStoredBatch } from '../store/batch-body.ts';
import type { Store } from '../store/open-store.ts';
import { type SqlClient, transaction } from '../store/sql-pool.ts';
import { beginAccess, countAccess, type Reader } from './access.ts';
import { type ExhibitFormat, exhibitLines } from './exhibit-lines.ts';
import { exhibitRecord } from './exhibit-record.ts';
import { exportNames } from './export-names.ts';
import { exhibitNotice } from './notice.ts';

/** Which records are asked for. */
export interface ExhibitsOrder {
  reader: Reader;
  study: string;
  /** Closed. */
  window: Window;
  /** YYYY-MM-DD */
  today: string;
  /** How records are written; one JSON object a line where nothing is said. */
  format?: ExhibitFormat;
  progress?: Progress;
}

/** Bodies of this many are in memory at a time: 256 KiB each at most, and 2 MiB when inflated. */
const batchesAtATime = 10;

interface BatchRow {
  contributor: string;
  batch_id: string;
  body: Uint8Array;
  /** Ids of its observations that a person may read and that are in the window. */
  ids: string[];
}

/**
 * Every record of a closed window whose owner lets people read it, a line each, a batch at a time. Each is whole, out of the
 * encrypted body; whose it is says a name that holds for this export alone. Before anything is handed out, the record of
 * the access says how much; each step is one transaction, so nothing is held open however slowly it is taken, and who
 * leaves meanwhile is in none of the later steps.
 */
export async function* readExhibits(
  { pool, cipher }: Pick<Store, 'pool' | 'cipher'>,
  order: ExhibitsOrder,
): AsyncGenerator<string> {
  const { reader, study, window, today, format = 'ndjson', progress } = order;
  const nameOf = exportNames();
  const { head, lineOf } = exhibitLines(format, exhibitNotice(reader));
  const linesOf = ({ contributor, batch_id: batchId, body, ids }: BatchRow): string[] => {
    const batch = readStoredBatch(cipher, { contributor, batchId }, body);
    // The rows say what is still there; what a person may read, the consent in the batch says.
    const [there, exhibits] = [new Set(ids), exhibitsOf(batch)];
    const names = {
      contributor: nameOf('contributor', contributor),
      renamed: (id: string) => nameOf('observation', id.toLowerCase()),
    };
    return batch.observations
      .filter(({ id, source, kind }) => there.has(id.toLowerCase()) && exhibits.has(`${source}/${kind}`))
      .map((one) => lineOf(exhibitRecord(one, names, exhibits.has(`${one.source}/query`))));
  };

  let access = '';
  let done = 0;
  let total = 0;
  for (let last = ['', '00000000-0000-0000-0000-000000000000']; ; ) {
    const { rows, lines } = await transaction(pool, async (client) => {
      if (access === '') {
        access = await beginAccess(client, {
          reader,
          what: 'exhibits',
          study,
          from: window.from,
          day: today,
        });
        total = await countBatches(client, study, window);
      }
      const rows = await readBatches(client, study, window, last);
      const lines = rows.flatMap(linesOf);
      await countAccess(client, access, { reader, day: today }, lines.length, rows.length < batchesAtATime);
      return { rows, lines };
    });
    if (done === 0 && head !== '') yield head;
    yield* lines;
    done += rows.length;
    progress?.(done, Math.max(total, done), 'batches');
    const end = rows.at(-1);
    if (!end || rows.length < batchesAtATime) return;
    last = [end.contributor, end.batch_id];
  }
}

/** Batches that something of a window can be in, of people who have not left, with something that people may read. */
const candidates = `
  batches b join contributors c on c.contributor = b.contributor and c.deleted_day is null
  where b.study = $1 and b.status = 'stored' and b.body is not null
    and b.received_day between $2::date and $3::date and b.consents @> '[{"scope": {"tier": "exhibit"}}]'::jsonb`;

const received = ({ from, closed }: Window) => [addDays(from, -1), closed];

async function countBatches(client: SqlClient, study: string, window: Window): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${candidates}`, [
    study,
    ...received(window),
  ]);
  return rows[0]?.n ?? 0;
}

/** The same rule says what belongs to a window as where it is counted: measure/lay-out.ts. */
async function readBatches(
  client: SqlClient,
  study: string,
  window: Window,
  after: readonly string[],
): Promise<BatchRow[]> {
  const { from, until } = window;
  const { rows } = await client.query<BatchRow>(
    `with page as (
       select b.contributor, b.batch_id, b.body from ${candidates} and (b.contributor, b.batch_id) > ($4, $5::uuid)
       order by b.contributor, b.batch_id limit ${batchesAtATime}
     )
     select page.contributor, page.batch_id::text as batch_id, page.body,
            (select coalesce(json_agg(o.id::text), '[]') from observations o
             where o.contributor = page.contributor and o.batch_id = page.batch_id and o.tier = 'exhibit'
               and o.day between $6::date and $7::date and coalesce(o.received_day, o.day) <= $3::date
               and (o.day >= $8::date or coalesce(o.received_day, o.day) > $9::date)) as ids
     from page order by page.contributor, page.batch_id`,
    [
      ...[study, ...received(window), ...after],
      ...[addDays(from, -limits.oldestDays), until, from, windowBefore(window).closed],
    ],
  );
  return rows;
}
