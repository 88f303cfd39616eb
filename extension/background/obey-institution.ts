import { hurryAll } from '../store/invitation.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import type { Uploader } from './uploader.ts';

/**
 * Does at once what whoever manages the browser has just changed: what is on its way is broken off, and pages are observed
 * where that is still offered. Whatever comes after this asks anew by itself.
 */
export async function obeyInstitution(deps: Deps, uploader: Uploader): Promise<void> {
  const { database, outside } = deps;
  await uploader.halt();
  await outside.stopObservers();
  await applyConsent(deps);
  const { hosts, decide } = await decideNow(deps);
  for (const [source, places] of hosts) if (decide.offers(source)) await outside.observeOpenTabs(places);
  // It may have been the code of an invitation that everything waited for.
  await hurryAll(database, outside.now());
  await uploader.run();
}
