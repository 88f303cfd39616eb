import { createHash } from 'node:crypto';
import { type SignedPack, signedPackText } from '#shared/rules/signed-pack.ts';
import { type StopList, stopListText } from '#shared/rules/stop-list.ts';
import { newReceiptKey, type ReceiptSigner, receiptSigner } from '../../ingest/receipt-signer.ts';

/** Test builder: a new rules key. */
export function aRulesSigner(): ReceiptSigner {
  return receiptSigner(newReceiptKey());
}

/** Test builder: a pack as its operator would sign it, whatever its text; `change` is signed along. */
export function aSignedPack(
  signer: ReceiptSigner,
  pack: { source: string; version: number },
  change: Partial<SignedPack> = {},
): SignedPack {
  const text = change.text ?? JSON.stringify(pack);
  const facts = {
    ...{ source: pack.source, version: pack.version, issued: '2026-11-20', expires: '2027-05-20', text },
    ...{ digest: createHash('sha256').update(text).digest('hex'), ...change },
  };
  return signer.sign(signedPackText, facts);
}

/** Test builder: a stop list as its operator would sign it. */
export function aStopList(signer: ReceiptSigner, stopped: string[] | null, sequence = 1): StopList {
  return signer.sign(stopListText, { sequence, stopped, issued: '2026-11-20' });
}
