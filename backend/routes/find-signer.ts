import type { IngestDeps } from '../ingest/ingest-deps.ts';
import type { IngestStore } from '../ingest/ingest-store.ts';
import { ownerOfKey, studyOfRecoveryKey } from './prove-key.ts';
import type { FindSigner, Signer } from './verify-request.ts';

type Deps = Pick<IngestDeps, 'store' | 'studies'>;

/** What it takes to find a study key. */
export interface StudyKeyDeps {
  studies: Iterable<string>;
  store: Pick<IngestStore, 'findContributor'>;
}

/** Requests in a contributor's name, signed by their study key. */
export function byStudyKey({ store, studies }: StudyKeyDeps): FindSigner {
  return async (keyId, key) => {
    const owner = key === undefined ? await store.findContributor(keyId) : ownerOfKey(keyId, key, studies);
    return owner && { publicKey: owner.publicKey, owner: () => owner };
  };
}

/** Requests signed by the study key, or by the recovery key when that is lost. */
export function byEitherKey(deps: Deps): FindSigner {
  const { store, studies } = deps;
  const own = byStudyKey(deps);
  const recovering = async (keyId: string, key: string | undefined): Promise<Signer | undefined> => {
    if (key !== undefined)
      return studyOfRecoveryKey(keyId, key, studies) === undefined
        ? undefined
        : { publicKey: key, owner: () => store.findByRecovery(keyId) };
    const owner = await store.findByRecovery(keyId);
    return owner && { publicKey: owner.publicKey, owner: () => owner };
  };
  return async (keyId, key) => {
    // Both are asked in every case, so that the time does not tell which of them there is.
    const [study, recovery] = await Promise.all([own(keyId, key), recovering(keyId, key)]);
    return study ?? recovery;
  };
}
