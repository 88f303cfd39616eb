import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromBase64url } from '#shared/base64url.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Deletion, DeletionReceipt, DeletionTarget } from '#shared/wire/deletion.ts';
import { anItem } from '../consent/testing/some-items.ts';
import type { Database } from './database.ts';
import { dueDeletions, requestDeletion, settleDeletion } from './deletions.ts';
import { emptyLedger, eraseAll } from './erase.ts';
import { readGoodbyes, rememberGoodbyes } from './goodbye.ts';
import { keepItems } from './items.ts';
import { forgetReceiptKey, presentKey, studyKey, updateKey } from './keys.ts';
import { appendToLedger } from './ledger.ts';
import { aDatabase } from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const study = 'daylight';
const aDeletion = (target: DeletionTarget): Deletion => ({ wire: 1, id: newDayId(0), study, target });
const stamp = { now: 1, newId: () => crypto.randomUUID(), uiVersion: '1' };

function aReceipt({ id }: Deletion, contributor: string): DeletionReceipt {
  const numbers = { observations: 1, exposures: 0, stories: 0 };
  return { deletion: id, contributor, ...numbers, day: '2026-11-21', signature: 's'.repeat(86) };
}

async function ask(target: DeletionTarget) {
  const key = await studyKey(database, study);
  const deletion = aDeletion(target);
  await requestDeletion(database, key.contributor, deletion, 10);
  return { key, deletion };
}

test('two callers at the same time get the same key, which signs and cannot be read out', async () => {
  const [one, two] = await Promise.all([studyKey(database, study), studyKey(database, study)]);
  expect(one.publicKey).toBe(two.publicKey);
  expect(await database.keys.count()).toBe(1);
  await expect(crypto.subtle.exportKey('pkcs8', one.privateKey)).rejects.toThrow();
  const text = new TextEncoder().encode('something');
  const signature = await crypto.subtle.sign('Ed25519', one.privateKey, text);
  const raw = fromBase64url(one.publicKey);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  expect(await crypto.subtle.verify('Ed25519', key, signature, text)).toBe(true);
  expect((await studyKey(database, 'another')).contributor).not.toBe(one.contributor);
});

test('who has everything deleted and comes back is somebody new; the old key still signs the deletion', async () => {
  const { key, deletion } = await ask({ of: 'all' });
  expect(await presentKey(database, study)).toBeUndefined();
  const anew = await studyKey(database, study);
  expect(anew.contributor).not.toBe(key.contributor);
  const [due] = await dueDeletions(database, 10);
  const signing = await database.keys.get(due?.contributor ?? '');
  expect(signing).toMatchObject({ contributor: key.contributor, retired: true });
  if (!signing) throw new Error('The retired key is gone');
  expect((await crypto.subtle.sign('Ed25519', signing.privateKey, new Uint8Array(3))).byteLength).toBe(64);
  await settleDeletion(database, deletion.id, aReceipt(deletion, key.contributor));
  expect(await database.keys.toCollection().primaryKeys()).toEqual([anew.contributor]);
});

test.each<DeletionTarget>([
  { of: 'source', source: 'youtube' },
  { of: 'story', story: newDayId(0) },
])('a deletion of a part leaves the key as it is (%#)', async (target) => {
  const { key, deletion } = await ask(target);
  await settleDeletion(database, deletion.id, aReceipt(deletion, key.contributor));
  expect(await presentKey(database, study)).toMatchObject({ contributor: key.contributor });
});

test('a deletion is due until its receipt is here, and its receipt is kept', async () => {
  const { key, deletion } = await ask({ of: 'all' });
  expect(await dueDeletions(database, 9)).toEqual([]);
  expect(await dueDeletions(database, 10)).toHaveLength(1);
  await settleDeletion(database, deletion.id, aReceipt(deletion, key.contributor));
  expect(await dueDeletions(database, Number.MAX_SAFE_INTEGER)).toEqual([]);
  expect(await database.deletions.get(deletion.id)).toMatchObject({ receipt: { observations: 1 } });
});

test('erasing everything leaves deletions that nobody has confirmed yet, their keys, and nothing else', async () => {
  const settled = await ask({ of: 'source', source: 'youtube' });
  await settleDeletion(database, settled.deletion.id, aReceipt(settled.deletion, settled.key.contributor));
  const refused = await ask({ of: 'source', source: 'google' });
  await database.deletions.update(refused.deletion.id, { refused: 'contributor_unknown' });
  const { key, deletion } = await ask({ of: 'all' });
  await studyKey(database, study);
  await keepItems(database, [{ observation: anItem('youtube', 'ad'), status: 'waiting', dropped: [] }], 1);
  await appendToLedger(database, [{ type: 'adult-confirmed' }], stamp);
  await eraseAll(database);
  for (const table of database.tables) {
    const left = await table.toCollection().primaryKeys();
    const wanted =
      table.name === 'deletions' ? [deletion.id] : table.name === 'keys' ? [key.contributor] : [];
    expect(left, table.name).toEqual(wanted);
  }
});

test('emptying a damaged ledger takes nothing else away', async () => {
  await appendToLedger(database, [{ type: 'adult-confirmed' }], stamp);
  await keepItems(database, [{ observation: anItem('youtube', 'ad'), status: 'waiting', dropped: [] }], 1);
  await emptyLedger(database);
  expect([await database.ledger.count(), await database.observations.count()]).toEqual([0, 1]);
});

test('a device that enrols again keeps its key and forgets only what the server said', async () => {
  const { contributor } = await studyKey(database, study);
  await updateKey(database, contributor, { receiptKey: 'r'.repeat(43) });
  expect(await presentKey(database, study)).toMatchObject({ receiptKey: 'r'.repeat(43) });
  await forgetReceiptKey(database, contributor);
  expect(await presentKey(database, study)).not.toHaveProperty('receiptKey');
});

test('a deletion that was signed beforehand is found for its own contributor and no other', async () => {
  const contributor = 'c'.repeat(26);
  const presigned = { id: newDayId(0), study, contributor, signature: 's'.repeat(86) };
  await rememberGoodbyes(database, [presigned]);
  expect(await readGoodbyes(database)).toEqual([presigned]);
  // As versions before studies with an end kept it.
  await database.memos.put({ name: 'presigned-deletion', value: presigned });
  expect(await readGoodbyes(database)).toEqual([presigned]);
});
