import { addDays, utcDay } from '#shared/day.ts';
import type { SignedStudy } from '#shared/studies/signed-study.ts';
import type { Study } from '#shared/studies/study.ts';
import { aStudy } from '#shared/studies/testing/a-study.ts';
import { newReceiptKey, type ReceiptSigner, receiptSigner } from '../../ingest/receipt-signer.ts';
import { signStudy } from '../sign-study.ts';

/** Test builder: a study that is open today, as it is signed. */
function anOpenStudy(change: Partial<Study> = {}): Study {
  const today = utcDay(new Date());
  return aStudy({ from: addDays(today, -10), until: addDays(today, 20), ...change });
}

/** Test builder: a study that is open today, signed. */
export function aSignedStudy(
  change: Partial<Study> = {},
  signer: ReceiptSigner = receiptSigner(newReceiptKey()),
): Promise<SignedStudy> {
  return signStudy(anOpenStudy(change), signer, utcDay(new Date()));
}
