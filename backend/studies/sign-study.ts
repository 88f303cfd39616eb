import { sha256 } from '#shared/sha256.ts';
import { type SignedStudy, signedStudyText } from '#shared/studies/signed-study.ts';
import type { Study } from '#shared/studies/study.ts';
import type { ReceiptSigner } from '../ingest/receipt-signer.ts';

/**
 * Signs a study that is in order.
 * @param signer with the key that rules are signed with, too
 * @param today YYYY-MM-DD in UTC
 */
export async function signStudy(study: Study, signer: ReceiptSigner, today: string): Promise<SignedStudy> {
  const text = JSON.stringify(study);
  const facts = {
    study: study.study,
    version: study.version,
    digest: await sha256(text),
    issued: today,
    text,
  };
  return signer.sign(signedStudyText, facts);
}
