import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPlace, entryOf } from '#shared/log/check-receipt.ts';
import { someEntries } from '#shared/log/testing/a-tree.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { ListedBatch } from '#shared/wire/listed-batch.ts';
import { type PresentReceipt, receiptText } from '#shared/wire/receipt.ts';
import { receipts } from '../messages/receipts.ts';
import { studyKey, updateKey } from '../store/keys.ts';
import { checkRecord } from './check-record.ts';
import { ABackground } from './testing/a-background.ts';
import { ARecordServer } from './testing/a-record-server.ts';

let server: ARecordServer;
let background: ABackground;
beforeEach(async () => {
  server = await new ARecordServer().start();
  background = new ABackground(server.url);
  background.outside.time = Date.parse('2026-11-28T12:00:00Z');
  const { database } = background.deps;
  const { contributor } = await studyKey(database, 'daylight');
  await updateKey(database, contributor, { receiptKey: server.signer.publicKey });
  server.contributor = await studyKey(database, 'daylight');
});
afterEach(async () => {
  await background.dispose();
  await server.stop();
});

/** A receipt of this device, as it is kept after a batch was sent. */
async function aReceipt(day = '2026-11-28'): Promise<PresentReceipt> {
  const unsigned: Omit<PresentReceipt, 'signature'> = {
    ...{ batchId: newDayId(Date.now()), contributor: server.contributor?.contributor ?? '', day },
    ...{ digest: 'f'.repeat(64), observations: 1, exposures: 0, status: 'stored', reason: null },
    ...{ document: 'd'.repeat(64), salt: 'S'.repeat(22) },
  };
  const receipt: PresentReceipt = server.signer.sign(receiptText, unsigned);
  await background.deps.database.receipts.put({ ...receipt, study: 'daylight' });
  return receipt;
}

const listed = ({ batchId }: PresentReceipt, change: Partial<ListedBatch> = {}): ListedBatch => ({
  ...{ batchId, status: 'stored', reason: null, index: null },
  ...change,
});

/** A log of 300 entries that has a receipt in the 77th place. */
async function publishWith(
  receipt: PresentReceipt,
  change: Partial<ListedBatch> = {},
  size = 300,
): Promise<void> {
  await server.publish(someEntries(size).with(77, await entryOf(receipt)));
  server.batches = [listed(receipt, { index: 77, ...change })];
}

/** Lets days pass, and looks. */
async function lookAfter(days: number) {
  background.pass(days * 24);
  await checkRecord(background.deps);
  const answer = receipts.response.parse(await background.ask('receipts', { offset: 0, limit: 50 }));
  return { ...answer, standing: answer.receipts[0]?.standing ?? null };
}

/** The first look comes a day after it was first thought of. */
async function firstLook() {
  await lookAfter(0);
  return lookAfter(1);
}

test('before anything was sent, and in the first day, nobody is asked', async () => {
  await lookAfter(0);
  await lookAfter(8);
  await aReceipt();
  await lookAfter(0);
  await lookAfter(0.9);
  expect(server.takeAsked()).toEqual([]);
});

test('a receipt is proved to stand in the public record, and the proof is kept with it', async () => {
  const receipt = await aReceipt();
  await publishWith(receipt);
  const { standing, receipts: all, logTrouble } = await firstLook();
  expect(logTrouble).toBeNull();
  expect(standing).toMatchObject({ status: 'stored', trouble: null, checkedDay: '2026-11-29' });
  expect(standing?.place?.index).toBe(77);
  const { key = null } = all[0] ?? {};
  expect(key).toBe(server.signer.publicKey);
  if (!standing?.place || !key) throw new Error('There is no place');
  expect(await checkPlace(receipt, standing.place, key)).toBeUndefined();
});

test('it looks once a week, and then proves that the record only grew', async () => {
  const receipt = await aReceipt();
  await publishWith(receipt);
  await firstLook();
  server.takeAsked();
  await lookAfter(6.9);
  expect(server.takeAsked()).toEqual([]);
  await publishWith(receipt, {}, 700);
  const { standing, logTrouble } = await lookAfter(0.1);
  expect(server.takeAsked()).toContain('/v1/receipts');
  expect(logTrouble).toBeNull();
  expect(standing).toMatchObject({ place: { index: 77 }, trouble: null, checkedDay: '2026-12-06' });
});

describe('what is wrong with a receipt is found and kept', () => {
  test('no place after three days', async () => {
    const receipt = await aReceipt();
    server.batches = [listed(receipt)];
    expect((await firstLook()).standing).toMatchObject({ place: null, trouble: null });
    expect((await lookAfter(7)).standing).toMatchObject({ place: null, trouble: 'overdue' });
    await publishWith(receipt);
    expect((await lookAfter(7)).standing).toMatchObject({ place: { index: 77 }, trouble: null });
  });

  test('a batch that the server does not know any more, unless it is as old as it may get', async () => {
    await aReceipt();
    const old = await aReceipt('2025-10-01');
    const { receipts: all } = await firstLook();
    const troubles = new Map(all.map(({ receipt, standing }) => [receipt.batchId, standing?.trouble]));
    expect(troubles.get(old.batchId)).toBeNull();
    expect([...troubles.values()].sort()).toEqual(['missing', null]);
  });

  test('a place that holds something else, or lies beyond the end', async () => {
    const receipt = await aReceipt();
    await publishWith(receipt, { index: 78 });
    expect((await firstLook()).standing).toMatchObject({ place: null, trouble: 'not-included' });
    await publishWith(receipt, { index: 300 });
    expect((await lookAfter(7)).standing).toMatchObject({ place: null, trouble: 'not-included' });
  });

  test('another place than before', async () => {
    const receipt = await aReceipt();
    await publishWith(receipt);
    await firstLook();
    server.batches = [listed(receipt, { index: 12 })];
    expect((await lookAfter(7)).standing).toMatchObject({ place: { index: 77 }, trouble: 'moved' });
  });

  test('a batch that was put apart after its receipt, with the reason', async () => {
    await publishWith(await aReceipt(), { status: 'quarantined', reason: 'personal_data' });
    const { standing } = await firstLook();
    expect(standing).toMatchObject({ status: 'quarantined', reason: 'personal_data', trouble: null });
  });
});

describe('what is wrong with the record as a whole is found, kept, and over when it is well again', () => {
  beforeEach(async () => {
    await publishWith(await aReceipt());
    await firstLook();
  });

  test.each([
    ['rewritten', () => server.publish(someEntries(400, 'other'))],
    ['rewritten', () => server.publish(someEntries(299))],
    ['unsigned', () => server.publish(someEntries(400), new ARecordServer().signer)],
    ['damaged', async () => server.lose('checkpoint')],
  ] as const)('%s', async (trouble, spoil) => {
    const [row] = await background.deps.database.receipts.toArray();
    const { study: _, standing: __, ...receipt } = row ?? expect.fail('no receipt');
    await spoil();
    const { logTrouble, standing } = await lookAfter(7);
    expect(logTrouble).toEqual({ trouble, day: '2026-12-06' });
    expect(standing, 'a receipt is not blamed for the log').toMatchObject({
      trouble: null,
      checkedDay: '2026-11-29',
    });
    await publishWith(receipt as PresentReceipt, {}, 500);
    expect((await lookAfter(7)).logTrouble).toBeNull();
  });
});

test('where nobody answers nothing is said, and it looks again after some hours', async () => {
  await publishWith(await aReceipt());
  await lookAfter(0);
  await server.stop();
  expect(await lookAfter(1)).toMatchObject({ standing: null, logTrouble: null });
  server = await new ARecordServer().start();
  background.deps.backend = server.url;
  await lookAfter(0.2);
  expect(server.takeAsked()).toEqual([]);
  await lookAfter(0.1);
  expect(server.takeAsked()).toEqual(['/v1/receipts']);
});

test('a clock that was set back does not put the next look off for ever', async () => {
  await publishWith(await aReceipt());
  await firstLook();
  background.outside.time = Date.parse('2026-01-01T12:00:00Z');
  server.takeAsked();
  await checkRecord(background.deps);
  expect(server.takeAsked()).toContain('/v1/receipts');
});
