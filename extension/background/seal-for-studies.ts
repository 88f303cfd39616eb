import { newDayId } from '#shared/new-day-id.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { composeShare } from '../consent/compose-share.ts';
import type { ConsentState } from '../consent/fold.ts';
import type { Decide, Denial } from '../consent/permission.ts';
import { doIfUnchanged } from '../store/ledger.ts';
import type { ObservationRow, ShareRow } from '../store/rows.ts';
import { dropShares, readyShares, type ShareVerdict, sealShares } from '../store/shares.ts';
import { batchItems } from '../upload/policy.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { isTooOld } from './keep-too-old.ts';

/** Reasons that end by themselves, or by a click: what waits for that goes on afterwards. */
const passing: ReadonlySet<Denial> = new Set([
  'paused',
  'managed',
  'no-browser-permission',
  'document-changed',
  'expired',
]);

/**
 * The ways to studies with an end that begin as a batch for the platform's own study is sealed: of each item in it, to
 * each study that the person takes part in, that asks for it, and that they had joined when it was seen.
 */
export function sharesOf(
  { observations }: Batch,
  items: readonly ObservationRow[],
  { limited }: ConsentState,
  decide: Decide,
): ShareRow[] {
  const leaving = new Set(observations.map(({ id }) => id));
  return items
    .filter(({ id }) => leaving.has(id))
    .flatMap(({ id: item, observation, capturedAt }) =>
      [...limited.keys()]
        .filter((study) => decide.share(study, observation, capturedAt).allowed)
        .map((study): ShareRow => ({ study, item, id: newDayId(capturedAt), status: 'ready' })),
    );
}

/** Seals what is ready for studies with an end, each in batches of its own. One that stands still holds no other up. */
export async function sealForStudies(deps: Deps, signal: AbortSignal): Promise<void> {
  const { state } = await decideNow(deps);
  for (const study of state.limited.keys()) while (!signal.aborted && (await sealOne(deps, study, signal)));
}

/** Whether a batch was sealed, or may have to be tried again. */
async function sealOne(deps: Deps, study: string, signal: AbortSignal): Promise<boolean> {
  const { database, outside } = deps;
  const { decide, ledgerLength } = await decideNow(deps);
  const judge = (row: ObservationRow): ShareVerdict => {
    if (isTooOld(deps, row)) return 'never';
    const decision = decide.share(study, row.observation, row.capturedAt);
    return decision.allowed ? 'go' : passing.has(decision.why) ? 'wait' : 'never';
  };
  const { go, never } = await readyShares(database, study, judge, batchItems);
  await doIfUnchanged(database, ledgerLength, () => dropShares(database, never));
  const items = go.map(({ share: { id }, row: { observation, capturedAt } }) => {
    return { id, observation, capturedAt };
  });
  const batch = composeShare(outside.newId(), study, items, decide);
  if (!batch || signal.aborted) return false;
  const times = new Map(items.map(({ id, capturedAt }) => [id, capturedAt]));
  const seenAt = batch.observations.map(({ id }) => times.get(id) ?? 0);
  await doIfUnchanged(database, ledgerLength, () => sealShares(database, batch, seenAt, outside.now()));
  return true;
}
