import { join } from 'node:path';
import { Command } from 'commander';
import { simulationStudy } from '../config.ts';
import { findOperatorDoor } from '../operator-door.ts';
import { OperatorError } from '../operator-error.ts';
import type { ReleaseOrder } from '../release-order.ts';
import { embeddedHolder, type StoreConfig } from '../store/embedded-lock.ts';
import { storeOf } from '../store-of.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { orderFrom } from './order-from.ts';
import { printResult, progressBar } from './output.ts';

/** `daylight release`: publishes. While a server holds the embedded database, that server is asked to do it. */
export function releaseCommand(): Command {
  return new Command('release')
    .description('publish datasets as a new release')
    .option('--study <name>', 'study to publish; the first one by default')
    .option('--dataset <slug>', 'one dataset; all of them by default')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions & { study?: string; dataset?: string }) => {
      const config = loadConfig(options);
      const where = storeOf(config);
      const { dataFolder } = where;
      const order: ReleaseOrder = {
        study: options.study ?? config.studies[0] ?? simulationStudy,
        ...(options.dataset === undefined ? {} : { dataset: options.dataset }),
      };
      const holder = embeddedHolder(where);
      const door = holder === undefined ? undefined : findOperatorDoor(dataFolder);
      if (holder !== undefined && !door)
        throw new OperatorError(
          `The database is in use by process ${holder}, which takes no orders: wait until it has ended.`,
        );
      printResult(
        door ? await orderFrom(door, '/release', order, progressBar()) : await releaseHere(where, order),
      );
    });
}

async function releaseHere(where: StoreConfig, order: ReleaseOrder) {
  const { openStore } = await import('../store/open-store.ts');
  const { carryOut } = await import('../release-order.ts');
  const store = await openStore(where, () => process.exit(1));
  try {
    return await carryOut(order, store, join(where.dataFolder, 'releases'), progressBar());
  } finally {
    await store.close();
  }
}
