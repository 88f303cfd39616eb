import { sha256 } from '#shared/sha256.ts';
import { paths } from '#shared/wire/paths.ts';
import { StructureReceipt, structureReceiptText } from '#shared/wire/structure.ts';
import type { ConsentedStructure } from '../consent/gate-structure.ts';
import { type Backend, type PostResult, postSigned } from './post.ts';
import type { Signatory } from './sign.ts';
import { isSignedBy } from './verify-receipt.ts';

/** Sends a structure that passed the gate. What counts as a receipt is checked as with batches. */
export async function sendStructure(
  backend: Backend,
  { id, json }: ConsentedStructure,
  signatory: Signatory,
  receiptKey: string,
  signal?: AbortSignal,
): Promise<{ receipt: StructureReceipt } | Exclude<PostResult, { answer: unknown }>> {
  const result = await postSigned(backend, paths.structures, json, id, signatory, signal);
  if (!('answer' in result)) return result;
  const receipt = StructureReceipt.safeParse(result.answer);
  const genuine =
    receipt.success &&
    receipt.data.structure === id &&
    receipt.data.contributor === signatory.contributor &&
    receipt.data.digest === (await sha256(json)) &&
    (await isSignedBy(receiptKey, structureReceiptText(receipt.data), receipt.data.signature));
  return genuine ? { receipt: receipt.data } : { later: 'server' };
}
