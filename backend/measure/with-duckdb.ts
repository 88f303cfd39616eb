import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlClient } from '../store/sql-pool.ts';
import { copyWindow } from './copy-window.ts';
import { laidOutColumns as columns, eligibleParameters, eligibleSql } from './lay-out.ts';
import type { LayOutOrder, Progress, Workbench } from './workbench.ts';

/** Memory that DuckDB may take; what is beyond lies on disk. */
const memory = '384MB';
/** Rows in one slice, about: counting them needs less than that memory. */
const usualSliceRows = 1_000_000;

/** Whether DuckDB is installed: it is optional. */
export async function isDuckdbThere(): Promise<boolean> {
  return import('@duckdb/node-api').then(
    () => true,
    () => false,
  );
}

/**
 * Copies a window out of PostgreSQL, some days at a time, into a DuckDB of one's own, and lays it out there. What it has on
 * disk goes when the bench is closed.
 * @param client a session inside a transaction that sees one moment
 * @throws when DuckDB is not installed, or the disk is full
 */
export async function withDuckdb(
  client: SqlClient,
  order: LayOutOrder,
  progress?: Progress,
  sliceRows = usualSliceRows,
): Promise<Workbench> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = await mkdtemp(join(tmpdir(), 'daylight-release-'));
  // In memory, as far as that goes: a database file would be compressed, which costs more than all else about it.
  const instance = await DuckDBInstance.create(':memory:', {
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
    // In the order of persons, so that a slice of them lies together in each load and the rest of it is not read.
    const load = (name: keyof typeof columns, file: string) =>
      run(
        `insert into all_${name} select * from read_csv('${file}', header = false, auto_detect = false, nullstr = '',
           allow_quoted_nulls = false, delim = ',', quote = '"', escape = '"', columns = {${csvColumns(columns[name])}})
         order by person`,
      );
    await copyWindow(client, order, folder, load, progress);
    const { rows: counts } = await client.query<{ n: number }>('select count(*) as n from eligible');
    const contributors = counts[0]?.n ?? 0;
    const [counted] = await rows<{ n: number }>('select count(*) as n from all_seen');
    const seen = counted?.n ?? 0;
    const slices = Math.max(1, Math.ceil(seen / sliceRows));
    return {
      run,
      rows,
      sha256: (text) => `sha256(${text})`,
      slices,
      async takeSlice(slice) {
        const [from, to] = [slice, slice + 1].map((n) => Math.floor((contributors * n) / slices));
        for (const name of Object.keys(columns))
          await run(
            `create or replace temporary view ${name} as select * from all_${name} where person > ${from} and person <= ${to}`,
          );
      },
      contributors,
      seen,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function csvColumns(list: string): string {
  return list
    .split(',')
    .map((column) => column.trim().split(' '))
    .map(([name, type]) => `${name}: '${type}'`)
    .join(', ');
}

// DuckDB gives whole numbers of 64 bits as BigInt; ours are all small.
function asNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}
