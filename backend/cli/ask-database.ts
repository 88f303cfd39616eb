import { findOperatorDoor } from '../operator-door.ts';
import { OperatorError } from '../operator-error.ts';
import { embeddedHolder } from '../store/embedded-lock.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { storeOf } from '../store-of.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';

/**
 * Asks the database something. While a server holds the embedded one, that server is asked, by the operator's door.
 * @param path of the door, e.g. `/alarms`
 * @param here asks the database itself; gives what the door would answer as JSON, undefined for nothing
 * @param method of the door; POST for what changes something
 * @throws OperatorError when neither can be asked
 */
export async function askDatabase<T>(
  options: ConfigOptions,
  path: string,
  here: (pool: SqlPool) => Promise<T | undefined>,
  method: 'GET' | 'POST' = 'GET',
): Promise<T | undefined> {
  const where = storeOf(loadConfig(options));
  const { dataFolder } = where;
  const holder = embeddedHolder(where);
  if (holder === undefined) {
    const { openStore } = await import('../store/open-store.ts');
    const store = await openStore(where, () => process.exit(1));
    return here(store.pool).finally(() => store.close());
  }
  const door = findOperatorDoor(dataFolder);
  const answer =
    door &&
    (await fetch(new URL(path, door.url), {
      method,
      headers: { authorization: `Bearer ${door.token}` },
      signal: AbortSignal.timeout(60_000),
    }).catch(() => undefined));
  if (answer?.status === 404) return undefined;
  if (!answer?.ok)
    throw new OperatorError(
      `The database is in use by process ${holder}, which does not answer: restart the server and try again.`,
    );
  return (await answer.json()) as T;
}
