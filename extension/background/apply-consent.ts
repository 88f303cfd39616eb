import { isStorageFull } from '../store/storage-full.ts';
import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { findIdleReason } from './find-idle-reason.ts';
import { prepareGoodbye } from './prepare-goodbye.ts';

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
