import { newDayId } from '#shared/new-day-id.ts';
import type { DeletionTarget } from '#shared/wire/deletion.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { requestDeletion } from '../store/deletions.ts';
import { presentKey } from '../store/keys.ts';
import type { Deps } from './deps.ts';

/** Asks for a deletion of what was sent; does nothing where nothing can have been sent. */
export async function deleteOnServer(deps: Deps, target: DeletionTarget): Promise<void> {
  const { database, outside, study } = deps;
  const key = await presentKey(database, study);
  if (!key?.receiptKey) return;
  const deletion = { wire: wireVersion, id: newDayId(outside.now()), study, target } as const;
  await requestDeletion(database, key.contributor, deletion, outside.now());
}
