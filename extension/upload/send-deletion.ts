import { type Deletion, DeletionReceipt, deletionReceiptText } from '#shared/wire/deletion.ts';
import { paths } from '#shared/wire/paths.ts';
import { type Backend, type PostResult, postSigned } from './post.ts';
import type { Signatory } from './sign.ts';
import { isSignedBy } from './verify-receipt.ts';

/**
 * Asks the server to delete what was sent. A right that needs no consent, so it passes no gate; it holds nothing but the
 * wish itself.
 * @param receiptKey the server's key where it is known; without it (a recovery code on a new device) the answer is
 *   believed as TLS brings it
 */
export async function sendDeletion(
  backend: Backend,
  deletion: Deletion,
  signatory: Signatory,
  receiptKey: string | undefined,
  signal?: AbortSignal,
): Promise<{ receipt: DeletionReceipt } | Exclude<PostResult, { answer: unknown }>> {
  const json = JSON.stringify(deletion);
  const result = await postSigned(backend, paths.deletions, json, deletion.id, signatory, signal);
  if (!('answer' in result)) return result;
  const receipt = DeletionReceipt.safeParse(result.answer);
  if (!receipt.success || receipt.data.deletion !== deletion.id) return { later: 'server' };
  const { data } = receipt;
  const genuine = !receiptKey || (await isSignedBy(receiptKey, deletionReceiptText(data), data.signature));
  return genuine ? { receipt: data } : { later: 'server' };
}
