import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCheckpoint } from '#shared/log/checkpoint.ts';
import { TiledTree } from '#shared/log/tiled-tree.ts';
import { leafHash } from '#shared/log/tree-hash.ts';
import { verifyInclusion } from '#shared/log/verify-inclusion.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { appendToLog, type LogOwner, mostDecoys } from './append-to-log.ts';
import { databaseLog } from './database-log.ts';
import { releaseText, sha256Now } from './log-entry.ts';
import { aRelease, someBatches } from './testing/some-batches.ts';
import { verifyLog } from './verify-log.ts';

const signer = receiptSigner(newReceiptKey());
const owner: LogOwner = { signer, origin: 'example.org/log' };
const day = '2026-11-28';
const other = 'd'.repeat(26);

describe.each(engines)('on the $engine engine', ({ open }) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.dispose());
  beforeEach(() =>
    opened.store.pool.query(
      'delete from batches; delete from releases; delete from log_tiles; delete from log_checkpoints',
    ),
  );
  const append = (decoys = () => 0) => appendToLog(opened.store.pool, owner, day, decoys);
  const source = () => databaseLog(opened.store.pool, owner);
  const placed = async () =>
    (
      await opened.store.pool.query<{ commitment: Uint8Array; log_index: number }>(
        'select commitment, log_index from batches order by log_index',
      )
    ).rows;

  test('every batch and every release gets its place, and a proof of it that needs nobody', async () => {
    await someBatches(opened.store.pool, 300);
    await aRelease(opened.store.pool, '1.0.0');
    expect(await append()).toEqual({ size: 301, batches: 300, releases: 1 });
    await someBatches(opened.store.pool, 600, other);
    expect(await append(() => 7)).toEqual({ size: 908, batches: 600, releases: 0 });
    const note = new TextDecoder().decode(await source()('checkpoint'));
    const head = await openCheckpoint(note, signer.publicKey);
    if (!head) throw new Error('The checkpoint is not signed');
    const tree = new TiledTree(source(), head.size);
    const [release] = (await opened.store.pool.query<{ log_index: number }>('select log_index from releases'))
      .rows;
    const named = { dataset: 'some-dataset', version: '1.0.0', digest: 'd'.repeat(64) };
    const entries = [
      ...(await placed()).map((row) => [row.commitment, row.log_index] as const),
      [sha256Now(releaseText(named)), Number(release?.log_index)] as const,
    ];
    expect(new Set(entries.map(([, index]) => index)).size).toBe(901);
    for (const [entry, index] of entries) {
      const claim = { leaf: await leafHash(entry), index, ...head, proof: await tree.proveInclusion(index) };
      expect(await verifyInclusion(claim)).toBe(true);
    }
    expect(await verifyLog(source())).toMatchObject({ size: 908, origin: 'example.org/log' });
  });

  test('entries of a day stand in the order of their bytes, so that their places say nothing', async () => {
    await someBatches(opened.store.pool, 40);
    await someBatches(opened.store.pool, 40, other);
    await append();
    const order = (await placed()).map(({ commitment }) => Buffer.from(commitment).toString('hex'));
    expect(order).toEqual([...order].sort());
  });

  test('so many meaningless entries are mixed in that the size is no count', async () => {
    await someBatches(opened.store.pool, 1);
    const { size } = await appendToLog(opened.store.pool, owner, day);
    expect(size).toBeLessThanOrEqual(1 + mostDecoys);
    await verifyLog(source());
  });

  test('without anything new nothing is written', async () => {
    expect(await append(() => 5)).toEqual({ size: 0, batches: 0, releases: 0 });
    expect(await source()('checkpoint')).toBeUndefined();
    await someBatches(opened.store.pool, 3);
    await append();
    const before = await source()('checkpoint');
    expect(await append(() => 5)).toEqual({ size: 3, batches: 0, releases: 0 });
    expect(await source()('checkpoint')).toEqual(before);
  });

  test('servers that append at the same time make one log, with every batch in it once', async () => {
    await someBatches(opened.store.pool, 500);
    const done = await Promise.all(Array.from({ length: 4 }, () => append(() => 3)));
    expect(done.map(({ batches }) => batches).sort()).toEqual([0, 0, 0, 500]);
    await Promise.all([
      append(() => 3),
      someBatches(opened.store.pool, 100, other).then(() => append(() => 3)),
    ]);
    const { found, size } = await verifyLog(source(), {
      wanted: new Set((await placed()).map(({ commitment }) => Buffer.from(commitment).toString('hex'))),
    });
    expect(found.size).toBe(600);
    expect([...found.values()].sort((a, b) => a - b)).toEqual((await placed()).map((row) => row.log_index));
    expect(size).toBeGreaterThanOrEqual(606);
  });

  test('a deletion takes batches away, and the log stays whole', async () => {
    await someBatches(opened.store.pool, 20);
    await append();
    const before = await source()('checkpoint');
    await opened.store.pool.query('delete from batches');
    await someBatches(opened.store.pool, 20, other);
    await append();
    await verifyLog(source(), { before: new TextDecoder().decode(before) });
  });

  test('a log that was changed, or whose key is lost, is not signed any further', async () => {
    await someBatches(opened.store.pool, 20);
    await append();
    await someBatches(opened.store.pool, 1, other);
    const stranger = { ...owner, signer: receiptSigner(newReceiptKey()) };
    await expect(appendToLog(opened.store.pool, stranger, day)).rejects.toThrow('restore that key');
    await opened.store.pool.query(
      'update log_tiles set hashes = set_byte(hashes, 5, (get_byte(hashes, 5) + 1) % 256) where level = 0',
    );
    await expect(append()).rejects.toThrow('do not fit its last checkpoint');
    const { rows } = await opened.store.pool.query('select 1 from batches where log_index is null');
    expect(rows).toHaveLength(1);
  });
});
