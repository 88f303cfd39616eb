import { goodbyeAddress, presignDeletion } from '../identity/presign-deletion.ts';
import { readGoodbyes, rememberGoodbyes } from '../store/goodbye.ts';
import { enrolledKeys } from '../store/keys.ts';
import { isQuotaError } from '../store/storage-full.ts';
import type { Deps } from './deps.ts';

/**
 * Keeps the page after an uninstall ready: it can delete what was sent, to the platform's own study and to those with an
 * end, by words that were signed beforehand. None is opened for somebody who never sent anything.
 */
export async function prepareGoodbye({ database, outside, study, backend }: Deps): Promise<void> {
  const keys = await enrolledKeys(database);
  if (keys.length === 0) return outside.setGoodbye('');
  // The one that got most comes first: an address has no room for any number of them.
  keys.sort((a, b) => Number(b.study === study) - Number(a.study === study));
  const before = await readGoodbyes(database);
  const signed = await Promise.all(
    keys.map(
      ({ study: name, contributor, privateKey }) =>
        before.find((one) => one.contributor === contributor) ??
        presignDeletion({ id: outside.newId(), study: name, contributor }, privateKey),
    ),
  );
  // Without room for them, others are signed the next time.
  if (signed.some((one) => !before.includes(one)))
    await rememberGoodbyes(database, signed).catch((error: unknown) => {
      if (!isQuotaError(error)) throw error;
    });
  await outside.setGoodbye(goodbyeAddress(backend, signed));
}
