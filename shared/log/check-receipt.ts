import { fromBase64url } from '../base64url.ts';
import { sha256 } from '../sha256.ts';
import {
  commitmentText,
  isPresent,
  type PresentReceipt,
  type Receipt,
  receiptText,
} from '../wire/receipt.ts';
import { fromBase64 } from './base64.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { LogPlace } from './log-place.ts';
import { hashOf, leafHash } from './tree-hash.ts';
import { verifyInclusion } from './verify-inclusion.ts';

/** Why a receipt does not hold. */
export type ReceiptFlaw = 'signature' | 'digest' | 'previous-version' | 'checkpoint' | 'inclusion';

/** The entry of a receipt in the public log: 32 bytes. */
export function entryOf(receipt: PresentReceipt): Promise<Uint8Array> {
  return hashOf(new TextEncoder().encode(commitmentText(receipt)));
}

/**
 * Checks that a server has signed a receipt, and where the text of the batch is at hand that it speaks of that text.
 * @param publicKey raw Ed25519 key, base64url
 * @returns what is wrong; undefined where nothing is
 */
export async function checkReceipt(
  receipt: Receipt,
  publicKey: string,
  batch?: string,
): Promise<ReceiptFlaw | undefined> {
  const key = await crypto.subtle.importKey('raw', fromBase64url(publicKey), 'Ed25519', false, ['verify']);
  const text = new TextEncoder().encode(receiptText(receipt));
  if (!(await crypto.subtle.verify('Ed25519', key, fromBase64url(receipt.signature), text)))
    return 'signature';
  return batch !== undefined && (await sha256(batch)) !== receipt.digest ? 'digest' : undefined;
}

/**
 * Checks that a receipt's entry stands where a place says, in a tree that the server has signed.
 * @returns what is wrong; undefined where nothing is
 */
export async function checkPlace(
  receipt: Receipt,
  { index, proof, checkpoint }: LogPlace,
  publicKey: string,
): Promise<ReceiptFlaw | undefined> {
  if (!isPresent(receipt)) return 'previous-version';
  const head = await openCheckpoint(checkpoint, publicKey);
  if (!head) return 'checkpoint';
  const leaf = await leafHash(await entryOf(receipt));
  const isThere = await verifyInclusion({ leaf, index, ...head, proof: proof.map(fromBase64) });
  return isThere ? undefined : 'inclusion';
}
