import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { addDays } from '#shared/day.ts';
import type { SqlClient } from '../store/sql-pool.ts';
import { estimateRows } from './estimate-rows.ts';
import { earliestToLatest, layOutParameters, layOutSql } from './lay-out.ts';
import type { LayOutOrder, Progress } from './workbench.ts';

/** Something that is laid out. */
type Laid = keyof typeof layOutSql;

/** Rows that are copied at a time, about: many small loads cost DuckDB several times as much as a few large ones. */
const rowsAtATime = 1_000_000;

/**
 * Copies what belongs to a window out of PostgreSQL as CSV files, some days at a time, and has each loaded while the next
 * is copied. A file goes when it was loaded.
 * @param client a session with the table `eligible`
 * @param load loads a file
 */
export async function copyWindow(
  client: SqlClient,
  order: LayOutOrder,
  folder: string,
  load: (name: Laid, file: string) => Promise<void>,
  progress?: Progress,
): Promise<void> {
  const whole = earliestToLatest(order);
  const spans = await spansOf(client, order);
  const parts = [
    ...spans.map((days): [Laid, typeof days] => ['seen', days]),
    ...(['exposed', 'told'] as const).map((name): [Laid, typeof whole] => [name, whole]),
  ];
  let loading: Promise<void> = Promise.resolve();
  for (const [done, [name, days]] of parts.entries()) {
    progress?.(done, parts.length, 'copying days');
    const file = join(folder, `${done}.csv`);
    const copying = copyOut(client, order, name, days, file);
    await Promise.all([copying, loading]);
    loading = load(name, file).then(() => rm(file));
    loading.catch(() => undefined); // Awaited with the next one.
  }
  await loading;
}

async function copyOut(
  client: SqlClient,
  order: LayOutOrder,
  name: Laid,
  days: { first: string; last: string },
  file: string,
): Promise<void> {
  const select = await withSettings(client, layOutSql[name], layOutParameters(order, days));
  if (!client.copyOut) throw new Error('Only PostgreSQL can be copied out of.');
  await pipeline(client.copyOut(select), createWriteStream(file, { mode: 0o600 }));
}

/** What came late, then the days of the window, as many at a time as hold about as many rows as are copied at once. */
async function spansOf(client: SqlClient, order: LayOutOrder): Promise<{ first: string; last: string }[]> {
  const { first, last } = earliestToLatest(order);
  const perDay = Math.max(1, (await estimateRows(client, order)) / 28);
  const days = Math.min(28, Math.max(1, Math.floor(rowsAtATime / perDay)));
  const spans = [{ first, last: addDays(order.from, -1) }];
  for (let day = order.from; day <= last; day = addDays(day, days)) {
    const [end = last] = [addDays(day, days - 1), last].sort();
    spans.push({ first: day, last: end });
  }
  return spans;
}

/** COPY takes no parameters; settings of the transaction are read in their place, once and not for every row. */
async function withSettings(client: SqlClient, sql: string, parameters: readonly unknown[]): Promise<string> {
  for (const [i, value] of parameters.entries())
    await client.query('select set_config($1, $2, true)', [`daylight.p${i + 1}`, String(value)]);
  return sql.replaceAll(
    /\$(\d)(::\w+)?/g,
    (_, number, type = '') => `(select current_setting('daylight.p${number}')${type})`,
  );
}
