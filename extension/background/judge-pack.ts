import { findWidenings } from '#shared/rules/find-widenings.ts';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { SignedPack, signedPackText } from '#shared/rules/signed-pack.ts';
import { sha256 } from '#shared/sha256.ts';
import { isSignedBy } from '../upload/verify-receipt.ts';

/** Why a pack is not used. `not-newer`: than the one that ships; `wider`: it would read more than that one. */
export type PackRefusal = 'malformed' | 'not-signed' | 'expired' | 'other-source' | 'not-newer' | 'wider';

/** A pack that may be used, with the word of its operator; or why it may not. */
export type PackVerdict = { pack: RulePack; signed: SignedPack } | { refused: PackRefusal };

/**
 * Judges what claims to be a newer rule pack. Asked when one arrives and again whenever a kept one is to be used: the
 * pack that ships may have changed since, and the database may have been damaged.
 * @param claimed anything
 * @param base the pack that ships with the extension: what a newer one may not read more than
 * @param rulesKey key of the operator, pinned when the extension was built
 * @param today YYYY-MM-DD
 */
export async function judgePack(
  claimed: unknown,
  { base, rulesKey, today }: { base: RulePack; rulesKey: string; today: string },
): Promise<PackVerdict> {
  const genuine = await readGenuine(claimed, rulesKey);
  if ('refused' in genuine) return genuine;
  const { signed } = genuine;
  const { source, version, text } = signed;
  const reading = readRulePack(source, text);
  if ('problems' in reading) return { refused: 'malformed' };
  const { pack } = reading;
  if (source !== base.source || pack.source !== source || pack.version !== version)
    return { refused: 'other-source' };
  if (version <= base.version) return { refused: 'not-newer' };
  if (signed.expires < today) return { refused: 'expired' };
  return findWidenings(pack, base).length > 0 ? { refused: 'wider' } : { pack, signed };
}

/** Reads what the operator has signed, whether or not it may be used. What somebody else wrote is not looked into. */
export async function readGenuine(
  claimed: unknown,
  rulesKey: string,
): Promise<{ signed: SignedPack } | { refused: 'malformed' | 'not-signed' }> {
  const envelope = SignedPack.safeParse(claimed);
  if (!envelope.success) return { refused: 'malformed' };
  const signed = envelope.data;
  const isGenuine =
    signed.digest === (await sha256(signed.text)) &&
    (await isSignedBy(rulesKey, signedPackText(signed), signed.signature));
  return isGenuine ? { signed } : { refused: 'not-signed' };
}
