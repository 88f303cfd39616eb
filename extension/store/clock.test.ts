import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceTime } from './clock.ts';
import { Database } from './database.ts';
import { appendToLedger, readLedger } from './ledger.ts';
import { aDatabase } from './testing/a-database.ts';

const stamp = { newId: () => crypto.randomUUID(), uiVersion: '1' };

test('the time of the device never runs backwards, whatever the clock shows and however often it starts anew', async () => {
  const anyClock = fc.oneof(fc.nat(5000), fc.nat());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyClock, fc.boolean()), { maxLength: 15 }), async (readings) => {
      let database = aDatabase();
      const { name } = database;
      let latest = 0;
      for (const [clock, isRestarted] of readings) {
        if (isRestarted) {
          database.close();
          database = new Database(name);
        }
        const time = await deviceTime(database, clock);
        expect(time).toBeGreaterThanOrEqual(latest);
        expect(time).toBeGreaterThanOrEqual(clock);
        expect(time).toBeLessThanOrEqual(Math.max(latest, clock + 1000));
        latest = time;
      }
      await database.delete();
    }),
    { numRuns: 60 },
  );
});

test('several that ask for the time at once, by clocks that differ, leave the latest of their answers', async () => {
  const database = aDatabase();
  const times = await Promise.all([5000, 3000, 9000, 1000].map((clock) => deviceTime(database, clock)));
  expect(await deviceTime(database, 0)).toBe(Math.max(...times));
  await database.delete();
});

test('an entry in the ledger is later than all that was seen before it, and never later than what is seen after', async () => {
  const database = aDatabase();
  let seen = 0;
  // A clock that stands still, and one that is set back.
  for (const clock of [1000, 1000, 1000, 5]) {
    seen = await deviceTime(database, clock);
    await appendToLedger(database, [{ type: 'paused', source: null, until: null }], { ...stamp, now: seen });
    const at = (await readLedger(database)).events.at(-1)?.at ?? 0;
    expect(at).toBeGreaterThan(seen);
    expect(await deviceTime(database, clock)).toBeGreaterThanOrEqual(at);
  }
  await database.delete();
});
