import { addDays } from '#shared/day.ts';
import { findWidenings } from '#shared/rules/find-widenings.ts';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { type SignedPack, signedPackText } from '#shared/rules/signed-pack.ts';
import { sha256 } from '#shared/sha256.ts';
import type { ReceiptSigner } from '../../ingest/receipt-signer.ts';

/** A pack that may be published, and what it reads beyond the one before; or why it may not. */
export type PackSigning =
  | { signed: SignedPack; widenings: string[]; isRenewed: boolean }
  | { problem: string };

/**
 * Signs a pack that is to take the place of another one. A version stands for one text for ever: whoever reads
 * `youtube@12` in a dataset must know by which rules. The same text may be signed anew, to last longer.
 * @param text of rules.json
 * @param before what is published now
 * @param today YYYY-MM-DD
 * @param days how long it may be used
 */
export async function signPack(
  { source, version }: RulePack,
  text: string,
  {
    before,
    signer,
    today,
    days,
  }: { before: SignedPack | undefined; signer: ReceiptSigner; today: string; days: number },
): Promise<PackSigning> {
  const compact = JSON.stringify(JSON.parse(text));
  const digest = await sha256(compact);
  const isRenewed = before?.version === version && before.digest === digest;
  if (before && version < before.version)
    return {
      problem: `${source}: version ${version} is lower than ${before.version}, which is published: set "version" to ${before.version + 1}.`,
    };
  if (before?.version === version && !isRenewed)
    return {
      problem: `${source}: the rules have changed since version ${version} was published: set "version" to ${version + 1}.`,
    };
  const facts = { source, version, digest, expires: addDays(today, days), issued: today, text: compact };
  return { signed: signer.sign(signedPackText, facts), widenings: widerThan(before, compact), isRenewed };
}

function widerThan(before: SignedPack | undefined, text: string): string[] {
  const [base, pack] = [before?.text, text].map((json) => json && readRulePack('', json));
  return base && pack && 'pack' in base && 'pack' in pack ? findWidenings(pack.pack, base.pack) : [];
}
