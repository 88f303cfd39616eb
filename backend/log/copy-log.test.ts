import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { someEntries } from '#shared/log/testing/a-tree.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { copyLog } from './copy-log.ts';
import { openLog } from './open-log.ts';
import { aLog, sourceOf } from './testing/a-log.ts';
import { verifyLog } from './verify-log.ts';

const signer = receiptSigner(newReceiptKey());
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-mirror-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a mirror is the log, file for file, and is brought up to date by copying again', async () => {
  const entries = someEntries(600);
  await copyLog(sourceOf(await aLog(entries.slice(0, 500), signer)), signer.publicKey, folder);
  const log = await aLog(entries, signer);
  expect(await copyLog(sourceOf(log), signer.publicKey, folder)).toEqual({ size: 600, files: log.size });
  for (const [path, bytes] of log)
    expect(Buffer.compare(readFileSync(join(folder, path)), bytes), path).toBe(0);
  expect(await verifyLog(openLog(folder), { publicKey: signer.publicKey })).toMatchObject({ size: 600 });
});

test('a log of another key is not copied', async () => {
  const strange = sourceOf(await aLog(someEntries(3), receiptSigner(newReceiptKey())));
  await expect(copyLog(strange, signer.publicKey, folder)).rejects.toThrow('no checkpoint that is signed');
});
