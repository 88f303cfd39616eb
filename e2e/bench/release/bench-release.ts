import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { addDays } from '#shared/day.ts';
import { daysOf, type Window, windowOf } from '../../../backend/aggregate/window.ts';
import { openStore, type Store } from '../../../backend/store/open-store.ts';
import { startTemporaryPostgres } from '../../../backend/store/testing/temporary-postgres.ts';
import { storeOf } from '../../../backend/store-of.ts';
import { type Filling, fillWindows } from './fill-windows.ts';

/** One size of the bench. */
export interface ReleaseLine {
  rows: number;
  contributors: number;
  /** From the order to fifteen or so published datasets. */
  seconds: number;
  rowsPerSecond: number;
  /** Against the fastest group-by with distinct counts over the same rows that we know. */
  vsBareGroupBy: number;
  /** Of the process that publishes; the database has its own. */
  peakRssMb: number;
  /** Exponent by which seconds grow with rows, from the size before to this one; null for the first. */
  growthExponent: number | null;
  /** Seconds of the window after it, which has a tenth of the rows, as a part of `seconds`: what is there is not read again. */
  tenthCosts: number;
}

const perDay = 15;
const once = fileURLToPath(new URL('./release-once.ts', import.meta.url));

/**
 * Measures a whole release (measure, noise, publish, verify) of one window on PostgreSQL at several sizes, and in the same
 * run the bare group-by.
 * @param millions sizes, in millions of observations
 */
export async function benchRelease(
  say: (text: string) => void,
  millions: readonly number[],
): Promise<ReleaseLine> {
  const lines: ReleaseLine[] = [];
  for (const size of millions) {
    const line = await benchSize(say, size, lines.at(-1));
    say(JSON.stringify(line));
    lines.push(line);
  }
  return lines.at(-1) as ReleaseLine;
}

async function benchSize(
  say: (text: string) => void,
  millions: number,
  before: ReleaseLine | undefined,
): Promise<ReleaseLine> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-bench-release-'));
  const postgres = await startTemporaryPostgres();
  const window = windowOf('2026-06-15');
  const contributors = Math.round((millions * 1_000_000) / 28 / perDay);
  const filling = { study: 'bench', contributors, perDay, days: daysOf(window) };
  try {
    const store = await openStore(storeOf({ databaseUrl: postgres.url, dataFolder }), () => {});
    await store.pool.query(`alter system set maintenance_work_mem = '512MB'`);
    await store.pool.query(`alter system set max_wal_size = '8GB'`);
    await store.pool.query('select pg_reload_conf()');
    const rows = await fillWindows(store.pool, filling, (done, total) => {
      if (done % 7 === 0) say(`${millions} million: filling, day ${done} of ${total}`);
    });
    const bare = await fastestGroupBy(store, say);
    await store.close();
    const { seconds, peakRssMb } = await releaseOnce(postgres.url, dataFolder, window, say);
    const next = windowOf(addDays(window.until, 1));
    say(`${millions} million: filling the next window with a tenth`);
    await fillMore(postgres.url, dataFolder, {
      ...filling,
      contributors: Math.round(contributors / 10),
      days: daysOf(next),
    });
    const { seconds: nextSeconds } = await releaseOnce(postgres.url, dataFolder, next, say);
    const growth = before && Math.log(seconds / before.seconds) / Math.log(rows / before.rows);
    return {
      ...{ rows, contributors, seconds: round(seconds), rowsPerSecond: Math.round(rows / seconds) },
      ...{ vsBareGroupBy: round(seconds / bare), peakRssMb },
      growthExponent: growth === undefined ? null : round(growth),
      tenthCosts: round(nextSeconds / seconds),
    };
  } finally {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function fillMore(databaseUrl: string, dataFolder: string, filling: Filling): Promise<void> {
  const store = await openStore(storeOf({ databaseUrl, dataFolder }), () => {});
  await fillWindows(store.pool, filling);
  await store.close();
}

/** Seconds of the faster of the two ways to count people by cell: distinct, or in two steps. */
async function fastestGroupBy({ pool }: Store, say: (text: string) => void): Promise<number> {
  const keys = 'source, surface, kind, publisher_name';
  const ways = {
    distinct: `select ${keys}, count(distinct contributor), count(*) from observations where study = 'bench'
      group by ${keys} having count(distinct contributor) >= 20`,
    'two steps': `select ${keys}, count(*), sum(n) from (
        select contributor, ${keys}, count(*) as n from observations where study = 'bench' group by contributor, ${keys}
      ) pairs group by ${keys} having count(*) >= 20`,
  };
  const client = await pool.connect();
  try {
    await client.query(`set work_mem = '256MB'`);
    const seconds: number[] = [];
    for (const [name, sql] of Object.entries(ways)) {
      const start = performance.now();
      await client.query(sql);
      seconds.push((performance.now() - start) / 1000);
      say(`bare group-by, ${name}: ${seconds.at(-1)?.toFixed(1)} s`);
    }
    return Math.min(...seconds);
  } finally {
    client.release();
  }
}

async function releaseOnce(url: string, dataFolder: string, window: Window, say: (text: string) => void) {
  const today = addDays(window.closed, 1);
  const child = spawn(process.execPath, [once, url, dataFolder, 'bench', window.from, today], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (chunk: Buffer) => say(String(chunk).trim()));
  const out = await text(child.stdout);
  const line = out.trim().split('\n').at(-1);
  if (!line) throw new Error('The release did not come to an end (see above).');
  return JSON.parse(line) as { seconds: number; peakRssMb: number };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
