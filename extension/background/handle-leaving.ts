import { kindsOf, type RulePack } from '#shared/rules/rule-pack.ts';
import type { ConsentChange } from '../consent/event.ts';
import { emptyLedger } from '../store/erase.ts';
import { forgetUnsent } from '../store/forget.ts';
import { forgetQueries } from '../store/forget-queries.ts';
import { mayBeUnderWay } from '../store/outbox.ts';
import { dropStudy } from '../store/shares.ts';
import { isQuotaError } from '../store/storage-full.ts';
import { keepAllUnsent } from '../store/unsendable.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import { deleteOnServer } from './delete-on-server.ts';
import type { Deps } from './deps.ts';
import { giveBack } from './give-back.ts';
import { allScopes, wasGranted } from './handle-choices.ts';
import { takeBackQueuedStories } from './handle-stories.ts';
import { takeBackStructures } from './handle-structures.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

/**
 * Takes back what was agreed to on one site, or (null) everywhere. When it returns, nothing of it can leave any more:
 * not even what was on its way. What was not sent is deleted here; items that the person keeps for themselves stay, but
 * for what was typed to get them.
 */
export async function withdrawFrom(
  deps: Deps,
  uploader: Uploader,
  { source, deleteSent }: { source: string | null; deleteSent: boolean },
): Promise<void> {
  const { packs, study, outside, database } = deps;
  const before = await decideNow(deps);
  const leaving = [...packs.values()].filter((pack) => source === null || pack.source === source);
  const granted = allScopes({ packs: new Map(leaving.map((pack) => [pack.source, pack])) }).filter(
    wasGranted(before),
  );
  const left: ConsentChange[] =
    source === null && before.state.studies.has(study) ? [{ type: 'study-left', study }] : [];
  if (source === null)
    for (const name of before.state.limited.keys()) left.push({ type: 'limited-left', study: name });
  const forgotten = leaving.filter((pack) => pack.hostChoice && before.chosen.get(pack.source)?.length);
  const changes = [
    ...granted.map((scope): ConsentChange => ({ type: 'withdrawn', scope })),
    ...forgotten.map((pack): ConsentChange => ({ type: 'hosts-chosen', source: pack.source, hosts: [] })),
    ...left,
  ];
  const wasOnItsWay = await mayBeUnderWay(database);
  await recordConsent(deps, changes).catch(async (error: unknown) => {
    if (!isQuotaError(error)) throw error;
    // No room even for this: what is deleted anyway makes it.
    await uploader.halt();
    for (const pack of leaving) await leaveSource(deps, pack);
    await recordConsent(deps, changes);
  });
  await uploader.halt();
  const isOnItsWay = wasOnItsWay || (await mayBeUnderWay(database));
  for (const pack of leaving) await leaveSource(deps, pack);
  if (source === null) {
    for (const name of before.state.limited.keys()) await dropStudy(database, name);
    await takeBackQueuedStories(deps);
  }
  await takeBackStructures(
    deps,
    uploader,
    ({ status, structure }) => status !== 'sent' && (source === null || structure.source === source),
  );
  if (deleteSent)
    await deleteOnServer(deps, source === null ? { of: 'all' } : { of: 'source', source }, isOnItsWay);
  await outside.stopObservers(source === null ? undefined : (before.chosen.get(source) ?? []));
  if (source === null) await outside.giveBackAll();
  else await giveBack(deps, before.chosen.get(source) ?? []);
  await applyConsent(deps);
  if ((await database.outbox.count()) > 0 || deleteSent) void uploader.run();
}

/** Begins anew for somebody whose ledger is damaged. */
export async function resetConsent(deps: Deps, uploader: Uploader): Promise<void> {
  await uploader.halt();
  await deps.outside.stopObservers();
  await keepAllUnsent(deps.database);
  await takeBackQueuedStories(deps);
  await takeBackStructures(deps, uploader, ({ status }) => status !== 'sent');
  await emptyLedger(deps.database);
  await applyConsent(deps);
}

async function leaveSource({ database }: Deps, pack: RulePack): Promise<void> {
  await forgetUnsent(database, pack.source, kindsOf(pack), true);
  await forgetQueries(database, pack.source);
}
