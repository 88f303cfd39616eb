import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anItem } from '../consent/testing/some-items.ts';
import type { Database } from './database.ts';
import { keepCounts } from './exposures.ts';
import { expireItems, forgetItems, forgetUnsent, trayLifetime } from './forget.ts';
import { decideItems, keepItems } from './items.ts';
import { settleBatch } from './outbox.ts';
import { aDatabase, aReceipt, findLoose, sealApproved } from './testing/a-database.ts';
import { keepAllUnsent, keepSent, sweepAgain, sweepUnsendable } from './unsendable.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const counts = { containers: 1, items: 3, visible: 2, parsed: 3, failed: 0, batchId: '' };
const place = { surface: 'home', day: '2026-11-20' };

async function keep(source: string, kind: 'recommendation' | 'ad', capturedAt = 1): Promise<string> {
  const observation = anItem(source, kind);
  await keepItems(database, [{ observation, status: 'waiting', dropped: [] }], capturedAt);
  return observation.id;
}
const approve = () => decideItems(database, { filter: { statuses: ['waiting'] } }, 'approved');
const statusOf = async (id: string) => (await database.observations.get(id))?.status;

test('what waits for 30 days is deleted, and nothing that somebody decided on', async () => {
  const waits = await keep('youtube', 'ad', 1000);
  const kept = await keep('youtube', 'ad', 1000);
  await decideItems(database, { ids: [kept] }, 'kept');
  await expireItems(database, 1000 + trayLifetime - 1);
  expect(await statusOf(waits)).toBe('waiting');
  await expireItems(database, 1000 + trayLifetime + 1);
  expect([await statusOf(waits), await statusOf(kept)]).toEqual([undefined, 'kept']);
});

test('an item that is forgotten leaves every batch; the rest of the batch is sealed anew', async () => {
  const [mine, other] = [await keep('youtube', 'ad'), await keep('google', 'ad')];
  await approve();
  const mixed = await sealApproved(database);
  const apart = await keep('google', 'ad');
  await approve();
  const second = await sealApproved(database);
  await forgetItems(database, { ids: [mine] });
  expect(await database.outbox.get(mixed)).toBeUndefined();
  expect(await database.outbox.get(second)).toBeDefined();
  expect(await Promise.all([mine, other, apart].map(statusOf))).toEqual([undefined, 'approved', 'sealed']);
  expect(await findLoose(database)).toEqual([]);
});

test('a kind of a site that is taken back leaves all that was not sent; what was sent is still shown', async () => {
  const sent = await keep('youtube', 'ad');
  await approve();
  await settleBatch(database, 'daylight', aReceipt(await sealApproved(database)));
  const ids = [
    await keep('youtube', 'ad'),
    await keep('youtube', 'recommendation'),
    await keep('google', 'ad'),
  ];
  await approve();
  await sealApproved(database);
  await keepCounts(database, [
    { pageView: 'a', source: 'youtube', rules: 'youtube@1', ...place, ...counts },
    { pageView: 'b', source: 'google', rules: 'google@1', ...place, ...counts },
  ]);
  await forgetUnsent(database, 'youtube', ['ad'], false);
  expect(await Promise.all([sent, ...ids].map(statusOf))).toEqual([
    ...['sent', undefined],
    ...['approved', 'approved'],
  ]);
  expect(await database.exposures.count()).toBe(2);
  await forgetUnsent(database, 'youtube', ['ad', 'recommendation'], true);
  expect(await database.exposures.toArray()).toMatchObject([{ source: 'google' }]);
});

test('what can never be sent is kept for its person, once for each state of the ledger', async () => {
  const [old, fresh] = [await keep('youtube', 'ad', 1), await keep('youtube', 'ad', 50)];
  let asked = 0;
  const isOld = (row: { capturedAt: number }) => {
    asked += 1;
    return row.capturedAt < 10;
  };
  await sweepUnsendable(database, 3, isOld);
  expect([await statusOf(old), await statusOf(fresh)]).toEqual(['kept', 'waiting']);
  const askedOnce = asked;
  await sweepUnsendable(database, 3, isOld);
  expect(asked).toBe(askedOnce);
  await sweepAgain(database);
  await sweepUnsendable(database, 3, isOld);
  expect(asked).toBeGreaterThan(askedOnce);
  await sweepUnsendable(database, 4, () => true);
  expect(await statusOf(fresh)).toBe('kept');
});

test('who leaves the study keeps everything that was not sent, and the outbox is empty', async () => {
  const sealed = await keep('youtube', 'ad');
  await approve();
  await sealApproved(database);
  const approved = await keep('google', 'ad');
  await approve();
  const waiting = await keep('google', 'ad');
  await keepAllUnsent(database);
  expect(await Promise.all([sealed, approved, waiting].map(statusOf))).toEqual(['kept', 'kept', 'kept']);
  expect(await database.outbox.count()).toBe(0);
  expect(await findLoose(database)).toEqual([]);
});

test('what the server has deleted is the person’s own again: of one site, or of all', async () => {
  const ids = [await keep('youtube', 'ad'), await keep('google', 'ad')];
  await approve();
  await settleBatch(database, 'daylight', aReceipt(await sealApproved(database)));
  await keepSent(database, 'youtube');
  expect(await Promise.all(ids.map(statusOf))).toEqual(['kept', 'sent']);
  await keepSent(database, undefined);
  expect(await Promise.all(ids.map(statusOf))).toEqual(['kept', 'kept']);
});
