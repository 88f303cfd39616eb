import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

/** Makes the browser do what consent says: observers run exactly where they may. Repeating it changes nothing. */
export async function applyConsent(deps: Deps): Promise<void> {
  const { state, decide } = await decideNow(deps);
  const observable = [...deps.packs.values()].filter((pack) => allowedKinds(pack, decide).length > 0);
  await deps.outside.setObservers(observable.map(({ source, hosts }) => ({ source, hosts })));
  await deps.outside.showState(observable.length > 0 ? 'recording' : state.paused ? 'paused' : 'off');
}
