import { newDayId } from '#shared/new-day-id.ts';
import type { DeletionTarget } from '#shared/wire/deletion.ts';
import { limits } from '#shared/wire/limits.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { requestDeletion } from '../store/deletions.ts';
import { presentKey } from '../store/keys.ts';
import type { Deps } from './deps.ts';

/** How long a request that was sent may still be accepted, in milliseconds: by its age and the clocks of both sides. */
const onItsWayMs = limits.nonceSeconds * 1000;

/**
 * Asks for a deletion of what was sent, of every study that got something; does nothing where nothing can have been sent.
 * @param isOnItsWay something of it may still be under way: then the deletion waits until nothing can arrive after it.
 * One of everything need not wait, since it leaves a tombstone that keeps everything out.
 */
export async function deleteOnServer(deps: Deps, target: DeletionTarget, isOnItsWay = false): Promise<void> {
  const { database, study } = deps;
  await deleteFromStudy(deps, study, target, isOnItsWay);
  if (target.of === 'story') return;
  const others = (await database.keys.toArray()).filter((key) => key.study !== study && !key.retired);
  for (const other of others) await deleteFromStudy(deps, other.study, target, isOnItsWay);
}

/** Asks for a deletion of what was sent to one study; for the rest like `deleteOnServer`. */
export async function deleteFromStudy(
  { database, outside }: Deps,
  study: string,
  target: DeletionTarget,
  isOnItsWay = false,
): Promise<void> {
  const key = await presentKey(database, study);
  if (!key?.receiptKey) return;
  const deletion = { wire: wireVersion, id: newDayId(outside.now()), study, target } as const;
  const waits = isOnItsWay && target.of === 'source' ? onItsWayMs : 0;
  const now = outside.now();
  await requestDeletion(database, key.contributor, deletion, now, now + waits);
}
