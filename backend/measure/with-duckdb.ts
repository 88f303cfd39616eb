import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { addDays } from '#shared/day.ts';
import type { SqlClient } from '../store/sql-pool.ts';
import {
  laidOutColumns as columns,
  earliestToLatest,
  eligibleParameters,
  eligibleSql,
  layOutParameters,
  layOutSql,
} from './lay-out.ts';
import type { LayOutOrder, Progress, Workbench } from './workbench.ts';

/** Memory that DuckDB may take; beyond it works on disk. */
const memory = '512MB';
/** Rows in one slice, about: what fits into that memory. */
const usualSliceRows = 2_500_000;

/** Whether DuckDB is installed: it is optional. */
export async function isDuckdbThere(): Promise<boolean> {
  return import('@duckdb/node-api').then(
    () => true,
    () => false,
  );
}

/**
 * Copies a window out of PostgreSQL, day by day, into a DuckDB file of one's own, and lays it out there. The file goes
 * when the bench is closed.
 * @param client a session inside a transaction that sees one moment
 * @throws when DuckDB is not installed, or the disk is full
 */
export async function withDuckdb(
  client: SqlClient,
  order: LayOutOrder,
  progress?: Progress,
  sliceRows = usualSliceRows,
): Promise<Workbench> {
  const { copyOut } = client;
  if (!copyOut) throw new Error('Only PostgreSQL can be copied into DuckDB.');
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = await mkdtemp(join(tmpdir(), 'daylight-release-'));
  const instance = await DuckDBInstance.create(join(folder, 'bench.duckdb'), {
    memory_limit: memory,
    threads: '2',
    preserve_insertion_order: 'false',
    temp_directory: folder,
  });
  const session = await instance.connect();
  const run = async (sql: string) => void (await session.run(sql));
  const rows = async <Row>(sql: string) => {
    const reader = await session.runAndReadAll(sql);
    return reader.getRowObjectsJS().map(asNumbers) as Row[];
  };
  const close = async () => {
    session.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await client.query(
      `create temporary table eligible on commit drop as ${eligibleSql}`,
      eligibleParameters(order),
    );
    await client.query('analyze eligible');
    for (const [name, list] of Object.entries(columns)) await run(`create table all_${name} (${list})`);
    const copy = async (name: keyof typeof layOutSql, days: { first: string; last: string }) => {
      const file = join(folder, `${name}.csv`);
      const select = await withSettings(client, layOutSql[name], layOutParameters(order, days));
      await pipeline(copyOut(select), createWriteStream(file, { mode: 0o600 }));
      await run(
        `insert into all_${name} select * from read_csv('${file}', header = false, auto_detect = false, nullstr = '',
           allow_quoted_nulls = false, delim = ',', quote = '"', escape = '"', columns = {${csvColumns(columns[name])}})`,
      );
      await rm(file);
    };
    const days = daysBetween(earliestToLatest(order));
    for (const [done, day] of days.entries()) {
      progress?.(done, days.length, 'copying days');
      await copy('seen', { first: day, last: day });
    }
    await copy('exposed', earliestToLatest(order));
    await copy('told', earliestToLatest(order));
    const { rows: people } = await client.query<{ n: number }>('select count(*) as n from eligible');
    const [counted] = await rows<{ n: number }>('select count(*) as n from all_seen');
    const seen = counted?.n ?? 0;
    const slices = Math.max(1, Math.ceil(seen / sliceRows));
    return {
      run,
      rows,
      sha256: (text) => `sha256(${text})`,
      slices,
      async takeSlice(slice) {
        for (const name of Object.keys(columns))
          await run(
            `create or replace temporary table ${name} as select * from all_${name} where person % ${slices} = ${slice}`,
          );
      },
      contributors: people[0]?.n ?? 0,
      seen,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** COPY takes no parameters; settings of the transaction are read in their place. */
async function withSettings(client: SqlClient, sql: string, parameters: readonly unknown[]): Promise<string> {
  for (const [i, value] of parameters.entries())
    await client.query('select set_config($1, $2, true)', [`daylight.p${i + 1}`, String(value)]);
  return sql.replaceAll(/\$(\d)/g, "current_setting('daylight.p$1')");
}

function csvColumns(list: string): string {
  return list
    .split(',')
    .map((column) => column.trim().split(' '))
    .map(([name, type]) => `${name}: '${type}'`)
    .join(', ');
}

function daysBetween({ first, last }: { first: string; last: string }): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

// DuckDB gives whole numbers of 64 bits as BigInt; ours are all small.
function asNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}
