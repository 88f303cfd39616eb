import { goodbyeAddress, presignDeletion } from '../identity/presign-deletion.ts';
import { readGoodbye, rememberGoodbye } from '../store/goodbye.ts';
import { presentKey } from '../store/keys.ts';
import { isQuotaError, isStorageFull } from '../store/storage-full.ts';
import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { findIdleReason } from './find-idle-reason.ts';

/** Makes the browser do what consent says: observers run exactly where they may. Repeating it changes nothing. */
export async function applyConsent(deps: Deps): Promise<void> {
  const { outside, rules, database } = deps;
  const decisions = await decideNow(deps);
  const observable = [...rules.values()].filter((pack) => allowedKinds(pack, decisions.decide).length > 0);
  await outside.setObservers(
    observable.map(({ source }) => ({ source, hosts: decisions.hosts.get(source) ?? [] })),
  );
  const idle = findIdleReason(deps, decisions, await isStorageFull(database));
  const isTrouble = idle === 'ledger-damaged' || idle === 'storage-full';
  const isPaused = idle === 'paused' || idle === 'site-off';
  await outside.showState(isTrouble ? 'trouble' : isPaused ? 'paused' : idle === null ? 'recording' : 'off');
  await prepareGoodbye(deps);
}

/**
 * Keeps the page after an uninstall ready: it can delete what was sent, by a word that was signed beforehand. None is
 * opened for somebody who never sent anything.
 */
async function prepareGoodbye({ database, outside, study, backend }: Deps): Promise<void> {
  const key = await presentKey(database, study);
  if (!key?.receiptKey) return outside.setGoodbye('');
  const { contributor, privateKey } = key;
  let signed = await readGoodbye(database, contributor);
  if (!signed) {
    signed = await presignDeletion({ id: outside.newId(), study, contributor }, privateKey);
    // Without room for it, another one is signed the next time.
    await rememberGoodbye(database, signed).catch((error: unknown) => {
      if (!isQuotaError(error)) throw error;
    });
  }
  await outside.setGoodbye(goodbyeAddress(backend, signed));
}
