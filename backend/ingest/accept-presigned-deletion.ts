import { createPublicKey, verify } from 'node:crypto';
import { type DeletionReceipt, PresignedDeletion, presignedDeletionText } from '#shared/wire/deletion.ts';
import { deleteSent } from './accept-deletion.ts';
import type { IngestDeps } from './ingest-deps.ts';
import { type Outcome, refuse } from './outcome.ts';
import { readJson } from './read-json.ts';

// A key that nobody holds, so that an unknown contributor costs as much time as a known one.
const nobodysKey = 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE';

/**
 * Deletes everything of a contributor who signed for it while they still had their key. Whoever is unknown and whose
 * signature is wrong get one and the same answer. The same deletion again gets its first receipt.
 * @param body JSON as it came, without compression
 */
export async function acceptPresignedDeletion(
  body: Uint8Array,
  deps: IngestDeps,
): Promise<Outcome<DeletionReceipt>> {
  const read = readJson(body, PresignedDeletion, 'deletion_invalid');
  if ('refused' in read) return read;
  const { signature, ...deletion } = read.value;
  const known = await deps.store.findContributor(deletion.contributor);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: known?.publicKey ?? nobodysKey };
  const proved = verify(
    null,
    Buffer.from(presignedDeletionText(deletion)),
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  if (!known || !proved || known.study !== deletion.study) return refuse('signature_invalid');
  return deleteSent(known.contributor, deletion.id, { of: 'all' }, deps);
}
