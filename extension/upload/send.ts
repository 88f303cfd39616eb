import { sha256 } from '#shared/sha256.ts';
import { paths } from '#shared/wire/paths.ts';
import { Receipt, receiptText } from '#shared/wire/receipt.ts';
import type { ConsentedBatch } from '../consent/gate.ts';
import { type Backend, type PostResult, postSigned } from './post.ts';
import type { Signatory } from './sign.ts';
import { isSignedBy } from './verify-receipt.ts';

/** The outcome of sending a batch: the server's receipt, checked; or to try later; or a refusal. */
export type SendResult = { receipt: Receipt } | Exclude<PostResult, { answer: unknown }>;

/**
 * Sends a batch that passed the gate. An answer counts as a receipt only if it speaks of this very batch and carries
 * the signature of the server that this device enrolled with.
 */
export async function sendBatch(
  backend: Backend,
  batch: ConsentedBatch,
  signatory: Signatory,
  receiptKey: string,
  signal?: AbortSignal,
): Promise<SendResult> {
  const result = await postSigned(backend, paths.batches, batch.json, batch.batchId, signatory, signal);
  if (!('answer' in result)) return result;
  const receipt = Receipt.safeParse(result.answer);
  const genuine =
    receipt.success &&
    receipt.data.batchId === batch.batchId &&
    receipt.data.contributor === signatory.contributor &&
    receipt.data.digest === (await sha256(batch.json)) &&
    (await isSignedBy(receiptKey, receiptText(receipt.data), receipt.data.signature));
  return genuine ? { receipt: receipt.data } : { later: 'server' };
}
