import { eraseAll } from '../store/erase.ts';
import { applyConsent } from './apply-consent.ts';
import { deleteOnServer } from './delete-on-server.ts';
import type { Deps } from './deps.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

/**
 * Somebody says that they are not 18 yet. Everything on this device is erased but for this one bit; what was sent is
 * deleted on the server, too, so until that is confirmed the key that signs the deletion stays.
 */
export async function denyAge(deps: Deps, uploader: Uploader): Promise<void> {
  const { database, outside } = deps;
  await uploader.halt();
  await outside.stopObservers();
  await deleteOnServer(deps, { of: 'all' });
  await eraseAll(database);
  await recordConsent(deps, [{ type: 'adult-denied' }]);
  await outside.giveBackAll();
  await applyConsent(deps);
  void uploader.run();
}
