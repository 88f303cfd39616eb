import { toBase64 } from '#shared/log/base64.ts';
import { checkPlace, entryOf } from '#shared/log/check-receipt.ts';
import type { ReceiptBundle } from '#shared/log/receipt-bundle.ts';
import { someEntries } from '#shared/log/testing/a-tree.ts';
import { TiledTree } from '#shared/log/tiled-tree.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { sha256 } from '#shared/sha256.ts';
import { type PresentReceipt, receiptText } from '#shared/wire/receipt.ts';
import type { ReceiptSigner } from '../../ingest/receipt-signer.ts';
import { aLog, type LogFiles, sourceOf } from './a-log.ts';

/** Test builder: a receipt that a server gave, as a volunteer saved it, and the log that it stands in, 77th of 300. */
export async function aSavedReceipt(
  signer: ReceiptSigner,
): Promise<{ bundle: ReceiptBundle; log: LogFiles }> {
  const batch = '{"what":"was sent"}';
  const unsigned: Omit<PresentReceipt, 'signature'> = {
    ...{ batchId: newDayId(Date.now()), contributor: 'c'.repeat(26), digest: await sha256(batch) },
    ...{ observations: 1, exposures: 0, day: '2026-11-28', status: 'stored', reason: null },
    ...{ document: 'd'.repeat(64), salt: 'S'.repeat(22) },
  };
  const receipt: PresentReceipt = signer.sign(receiptText, unsigned);
  const log = await aLog(someEntries(300).with(77, await entryOf(receipt)), signer);
  const proof = (await new TiledTree(sourceOf(log), 300).proveInclusion(77)).map(toBase64);
  const place = { index: 77, proof, checkpoint: new TextDecoder().decode(log.get('checkpoint')) };
  if (await checkPlace(receipt, place, signer.publicKey)) throw new Error('The receipt is not in the log');
  return { bundle: { format: 'daylight-receipt/1', receipt, key: signer.publicKey, batch, place }, log };
}
