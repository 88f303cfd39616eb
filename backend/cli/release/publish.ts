import { join } from 'node:path';
import { Command, Option } from 'commander';
import { simulationStudy } from '../../config.ts';
import { loadReceiptSigner } from '../../data-folder.ts';
import type { ReleaseOrder } from '../../releases/orders.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult } from '../output.ts';

interface Options extends ConfigOptions {
  study?: string;
  dataset?: string;
  window?: string;
  bench?: 'auto' | 'store' | 'duckdb';
}

/** `daylight release publish`: publishes. While a server holds the embedded database, that server is asked to do it. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('measure what is due, with noise, and publish it')
    .option('--study <name>', 'study to publish; the first one by default')
    .option('--dataset <slug>', 'one dataset; all of them by default')
    .option('--window <day>', 'the window that this day lies in (YYYY-MM-DD); all that are due by default')
    .addOption(
      new Option(
        '--bench <name>',
        'where to count: in the database, or copied into DuckDB; by size by default',
      ).choices(['auto', 'store', 'duckdb']),
    )
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async ({ study, dataset, window, bench, ...options }: Options) => {
      const config = loadConfig(options);
      const order: ReleaseOrder = {
        study: study ?? config.studies[0] ?? simulationStudy,
        ...(dataset === undefined ? {} : { dataset }),
        ...(window === undefined ? {} : { window }),
        ...(bench === undefined ? {} : { bench }),
      };
      printResult(
        await orderDatabase(config, '/release', order, async ({ store, dataFolder, progress }) => {
          const { carryOut } = await import('../../releases/release-order.ts');
          const { ReleaseOrder } = await import('../../releases/orders.ts');
          const signer = loadReceiptSigner(dataFolder, config.receiptKey);
          const desk = {
            store,
            releasesFolder: join(dataFolder, 'releases'),
            signer,
            now: () => new Date(),
            ...{ contact: config.contact, address: config.baseUrl },
          };
          return carryOut(ReleaseOrder.parse(order), desk, progress);
        }),
      );
    });
}
