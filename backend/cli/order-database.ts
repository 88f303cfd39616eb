import type { Config } from '../config.ts';
import { findOperatorDoor } from '../operator-door.ts';
import { OperatorError } from '../operator-error.ts';
import type { Progress } from '../releases/orders.ts';
import { embeddedHolder } from '../store/embedded-lock.ts';
import type { Store } from '../store/open-store.ts';
import { storeOf } from '../store-of.ts';
import { orderFrom } from './order-from.ts';
import { progressBar } from './output.ts';

/** What an order is carried out on in this process. */
export interface OpenedHere {
  /** Closed afterwards. */
  store: Store;
  /** Absolute path. */
  dataFolder: string;
  progress: Progress;
}

/**
 * Has something long done with the database, and shows how far it is. A server that holds the embedded one is given the
 * order, by the operator's door; otherwise this process opens the database and does it.
 * @param path of the door, e.g. `/archive`
 * @param order what the door takes as JSON
 * @param here does the same in this process; gives what the door would give as its result
 * @throws OperatorError when neither can be done
 */
export async function orderDatabase<Result extends object>(
  config: Config,
  path: string,
  order: object,
  here: (opened: OpenedHere) => Promise<Result>,
): Promise<Result> {
  const where = storeOf(config);
  const { dataFolder } = where;
  const holder = embeddedHolder(where);
  if (holder === undefined) {
    const { openStore } = await import('../store/open-store.ts');
    const store = await openStore(where, () => process.exit(1));
    return here({ store, dataFolder, progress: progressBar() }).finally(() => store.close());
  }
  const door = findOperatorDoor(dataFolder);
  if (!door)
    throw new OperatorError(
      `The database is in use by process ${holder}, which takes no orders: wait until it has ended.`,
    );
  return (await orderFrom(door, path, order, progressBar())) as Result;
}
