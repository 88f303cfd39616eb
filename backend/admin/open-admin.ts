import { utcDay } from '#shared/day.ts';
import { type Listener, listen } from '../listen.ts';
import type { ModerationConfig } from '../moderation/settings.ts';
import { OperatorError } from '../operator-error.ts';
import { findKey, hasEnded, keyOf, listKeys } from '../partner/keys.ts';
import { quarantineDesk } from '../quarantine/quarantine-desk.ts';
import type { Store } from '../store/open-store.ts';
import { isLoopback } from '../weak-secrets.ts';
import type { AdminDeps } from './admin-deps.ts';
import { adminRoutes } from './admin-routes.ts';
import { moderatorsDesk } from './desk.ts';

/**
 * Opens the pages for moderators on a port of their own, if the operator set one.
 * @throws OperatorError where they would be open beyond this machine without what that takes: a named address behind TLS,
 *   and somebody who can sign in
 */
export async function openAdmin(
  { persons, admin }: ModerationConfig,
  store: Pick<Store, 'pool' | 'cipher'>,
  { log, documents }: Pick<AdminDeps, 'log'> & { documents: ReadonlySet<string> },
): Promise<Listener | undefined> {
  if (!admin) return undefined;
  const now = () => new Date();
  const { host, port, url } = admin;
  if (!isLoopback(host)) {
    if (url === undefined)
      throw new OperatorError(
        `ADMIN_HOST is ${host}, so the pages for moderators would be open beyond this machine: set ADMIN_URL to the https address that a proxy shows them under, or leave ADMIN_HOST as it is.`,
      );
    const keys = await listKeys(store.pool);
    const today = utcDay(now());
    if (!keys.some((key) => key.scopes.includes('moderate') && !hasEnded(key, today)))
      throw new OperatorError(
        'ADMIN_HOST opens the pages for moderators beyond this machine, and no moderator has a key that holds: make one with "daylight key add NAME --days 90 --scope moderate" first.',
      );
  }
  const routes = adminRoutes({
    ...{ log, url, now, desk: moderatorsDesk(store, persons, now) },
    quarantine: quarantineDesk(store, documents, now),
    findKey: (key) => findKey(store.pool, key),
    keyOf: (keyId) => keyOf(store.pool, keyId),
  });
  return listen(async (request) => routes.fetch(request), port, host);
}
