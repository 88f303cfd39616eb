import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { utcDay } from '#shared/day.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { commitmentText, type PresentReceipt, receiptText } from '#shared/wire/receipt.ts';
import type { TakenBatch } from '../ingest-store.ts';
import { newReceiptKey, type ReceiptSigner, receiptSigner } from '../receipt-signer.ts';

const anySigner = receiptSigner(newReceiptKey());

/** What a test may want otherwise. */
export interface TakenOptions {
  day?: string;
  status?: 'stored' | 'waiting';
  signer?: ReceiptSigner;
}

/** A batch as ingest hands it to the store: with its bytes, its commitment and a receipt that holds. */
export function aTakenBatch(contributor: string, batch: Batch, options: TakenOptions = {}): TakenBatch {
  const { day = utcDay(new Date()), status = 'stored', signer = anySigner } = options;
  const text = JSON.stringify(batch);
  const receipt = signer.sign<Omit<PresentReceipt, 'signature'>>(receiptText, {
    batchId: batch.batchId,
    contributor,
    digest: createHash('sha256').update(text).digest('hex'),
    observations: batch.observations.length,
    exposures: batch.exposures.length,
    day,
    status: 'stored',
    reason: null,
    document: batch.joined.document,
    salt: randomBytes(16).toString('base64url'),
  });
  return {
    contributor,
    batchId: batch.batchId,
    wire: batch.wire,
    body: gzipSync(text),
    receipt,
    commitment: createHash('sha256').update(commitmentText(receipt)).digest(),
    content: { status, batch },
  };
}
