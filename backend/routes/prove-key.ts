import { createHash } from 'node:crypto';
import { contributorName, idFromHash, PublicKey, recoveryName } from '#shared/wire/contributor.ts';
import type { Contributor } from '../ingest/ingest-store.ts';

const nameOf = (text: string) => idFromHash(createHash('sha256').update(text).digest());

/** A key that nobody holds: a name that is not known costs as much time as one that is. */
export const nobodysKey = 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE';

/**
 * Who signs, when a request brings its key along: the name must follow from the key, for one of the studies here. So
 * nobody is looked up before the signature holds, and nobody learns who is enrolled here.
 * @returns undefined when the name is not made of this key
 */
export function ownerOfKey(keyId: string, key: string, studies: Iterable<string>): Contributor | undefined {
  if (!PublicKey.safeParse(key).success) return undefined;
  for (const study of studies)
    if (nameOf(contributorName(study, key)) === keyId) return { contributor: keyId, study, publicKey: key };
  return undefined;
}

/** Likewise for a recovery key. It tells the study; whose it is, only the store knows. */
export function studyOfRecoveryKey(
  keyId: string,
  key: string,
  studies: Iterable<string>,
): string | undefined {
  if (!PublicKey.safeParse(key).success) return undefined;
  for (const study of studies) if (nameOf(recoveryName(study, key)) === keyId) return study;
  return undefined;
}
