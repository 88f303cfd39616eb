import { StopList, stopListText } from '#shared/rules/stop-list.ts';
import { keepStopList, keptStopList } from '../store/packs.ts';
import { isSignedBy } from '../upload/verify-receipt.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

/** Remembers a stop list, unless it is not the operator's or older than the one that was seen last. */
export async function hearStopList({ database, rulesKey }: Deps, claimed: unknown): Promise<void> {
  const list = await readStopList(claimed, rulesKey);
  const seen = await readStopList(await keptStopList(database), rulesKey);
  if (list && list.sequence >= (seen?.sequence ?? 0)) await keepStopList(database, list);
}

/**
 * Stops what the remembered list names and what is not stopped yet, by an entry in the ledger that nothing takes back.
 * What is on its way is broken off. It is asked again and again, so that a ledger that began anew learns of it, too.
 */
export async function obeyStopList(deps: Deps, uploader: Uploader): Promise<void> {
  const { database, rulesKey, outside } = deps;
  const list = await readStopList(await keptStopList(database), rulesKey);
  if (!list) return;
  const { state, isIntact, chosen } = await decideNow(deps);
  const { stopped } = state;
  const sources = list.stopped?.filter((source) => !stopped?.has(source)) ?? null;
  if (!isIntact || stopped === null || sources?.length === 0) return;
  await recordConsent(deps, [{ type: 'remotely-stopped', sources }]);
  await uploader.halt();
  const hosts = sources?.flatMap((source) => chosen.get(source) ?? []);
  if (hosts?.length !== 0) await outside.stopObservers(hosts);
  await applyConsent(deps);
}

async function readStopList(claimed: unknown, rulesKey: string): Promise<StopList | undefined> {
  const list = StopList.safeParse(claimed);
  if (!list.success || rulesKey === '') return undefined;
  const { data } = list;
  return (await isSignedBy(rulesKey, stopListText(data), data.signature)) ? data : undefined;
}
