import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { makeDayPartitions } from './day-partitions.ts';
import { openPostgres } from './engines/postgres.ts';
import { migrate } from './migrate.ts';
import { deleteOldRows } from './retention.ts';
import { type SqlPool, transaction } from './sql-pool.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from './testing/temporary-postgres.ts';

const today = utcDay(new Date());
let postgres: TemporaryPostgres;
let one: SqlPool;
let other: SqlPool;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  one = await openPostgres(postgres.url);
  other = await openPostgres(postgres.url);
  await migrate(one);
}, 120_000);
afterAll(async () => {
  await one?.end();
  await other?.end();
  await postgres?.stop();
});

/** One observation of a day, with an id of its own. */
const insert = (pool: SqlPool, day: string) =>
  pool.query(
    `insert into observations (contributor, day, id, batch_id, study, kind, source, surface, tier)
     values ('c', $1::date, gen_random_uuid(), gen_random_uuid(), 's', 'ad', 'x', 'y', 'aggregate')`,
    [day],
  );
const count = async (where = 'true') =>
  (await one.query<{ n: number }>(`select count(*) as n from observations where ${where}`)).rows[0]?.n;

test('two servers that keep house at once, day after day, while rows come in, lose none and stumble over nothing', async () => {
  let kept = 0;
  for (let passed = 0; passed < 12; passed += 3) {
    const day = addDays(today, passed);
    const days = Array.from({ length: 30 }, (_, i) => addDays(day, (i % 12) - 2));
    const house = [one, other].flatMap((pool) => [
      makeDayPartitions(pool, day),
      deleteOldRows(pool, day, 41),
    ]);
    await Promise.all([...house, ...days.map((each, i) => insert(i % 2 ? one : other, each))]);
    kept += days.length;
  }
  expect(await count()).toBe(kept);
  // A day that a row came for before its partition was made has its rows in the default one, and they count all the same.
  await makeDayPartitions(one, addDays(today, 12));
  expect(await count()).toBe(kept);
}, 60_000);

test('retention takes what is too old and nothing else, whichever partition it is in', async () => {
  const before = await count();
  await insert(one, addDays(today, -60));
  await insert(one, addDays(today, -20));
  await Promise.all([one, other].map((pool) => deleteOldRows(pool, today, 41)));
  expect(await count()).toBe(Number(before) + 1);
});

test('while somebody reads for long, keeping house gives up instead of holding up donations', async () => {
  const far = addDays(today, 200);
  await transaction(other, async (client) => {
    await client.query('select 1 from observations limit 1');
    const house = makeDayPartitions(one, far).catch((error: unknown) => error);
    expect(await house).toMatchObject({ code: '55P03' });
    await insert(one, today);
  });
  await makeDayPartitions(one, far);
}, 60_000);
