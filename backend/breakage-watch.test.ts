import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { breakageWatch, findAlarms } from './breakage-watch.ts';
import { aBatch, anExposure } from './ingest/testing/a-batch.ts';
import { aStructure } from './ingest/testing/a-structure.ts';
import { aTakenBatch } from './ingest/testing/a-taken-batch.ts';
import { sqlIngestStore } from './store/sql-ingest-store.ts';
import type { SqlPool } from './store/sql-pool.ts';
import { engines, type TestStore } from './store/testing/engines.ts';

const now = new Date();
const daysAgo = (n: number) => addDays(utcDay(now), -n);

describe.each(engines)('alarms on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let pool: SqlPool;

  beforeAll(async () => {
    opened = await open();
    pool = opened.store.pool;
  }, 60_000);
  afterAll(() => opened.dispose());
  beforeEach(() => pool.query('delete from exposures'));

  /** A contributor who met a surface on a day on some page views, so many of which looked broken. */
  async function meets(day: string, broken: number, change: object = {}, study = 'daylight') {
    const contributor = crypto.randomUUID();
    const store = sqlIngestStore(opened.store);
    await store.enrol({ contributor, study, publicKey: 'x'.repeat(43) }, day);
    const exposure = anExposure({ day, pages: 10, containers: 10, broken, ...change });
    const batch = await aBatch({ observations: [], exposures: [exposure] });
    await store.storeBatch(aTakenBatch(contributor, batch, { day }));
    return contributor;
  }
  const all = async (n: number, ...how: Parameters<typeof meets>) => {
    for (let i = 0; i < n; i++) await meets(...how);
  };

  test('what a batch says of broken pages and layouts is stored as it was sent', async () => {
    const contributor = await meets(daysAgo(1), 4, { incomplete: 3, overflow: 2, layout: '0badcafe' });
    const { rows } = await pool.query('select * from exposures where contributor = $1', [contributor]);
    expect(rows).toMatchObject([{ broken: 4, incomplete: 3, overflow: 2, layout: '0badcafe' }]);
  });

  test('a surface that broke yesterday is an alarm today, with what volunteers sent of it', async () => {
    await all(6, daysAgo(4), 0);
    await all(5, daysAgo(1), 8);
    const sent = await aStructure();
    const contributor = await meets(daysAgo(1), 0, { surface: 'search' });
    const receipt = { structure: sent.id, contributor, digest: 'd', day: daysAgo(0), signature: 's' };
    await sqlIngestStore(opened.store).storeStructure({ contributor, sent, receipt });
    const place = { source: 'youtube', surface: 'home', rules: 'youtube@1' };
    const level = { contributors: 5, affected: 5, share: 0.8, before: 0 };
    expect(await findAlarms(pool, now)).toEqual([{ ...place, ...level, structures: [sent.id] }]);
  });

  test('a container that is missing on every page view counts in full', async () => {
    await all(5, daysAgo(1), 10, { containers: 0 });
    expect(await findAlarms(pool, now)).toMatchObject([{ share: 1, before: null }]);
  });

  test('one contributor with very many page views weighs no more than another', async () => {
    await all(9, daysAgo(1), 0);
    await meets(daysAgo(1), 100_000, { pages: 100_000, containers: 100_000 });
    expect(await findAlarms(pool, now)).toEqual([]);
  });

  test('simulated volunteers and days long past raise nothing', async () => {
    await all(5, daysAgo(1), 10, {}, 'simulation');
    await all(5, daysAgo(9), 10);
    expect(await findAlarms(pool, now)).toEqual([]);
  });

  test('an alarm is written into the log once, and so is its end', async () => {
    const lines: { level: number; msg: string }[] = [];
    const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
    const look = breakageWatch(pool, log);
    await look(now);
    await all(5, daysAgo(1), 10);
    await look(now);
    await look(now);
    await pool.query('delete from exposures');
    await look(now);
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [50, 'ALARM: youtube/home youtube@1 reads a site that has changed'],
      [30, 'The alarm about youtube/home youtube@1 is over'],
    ]);
  });
});
