import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { storeOf } from '../store-of.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult } from './output.ts';

/** `daylight migrate`: brings the tables up to date. `serve` does the same when it starts. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the tables of the database up to date')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions) => {
      const where = storeOf(loadConfig(options));
      const { makeDayPartitions } = await import('../store/day-partitions.ts');
      const { openStore } = await import('../store/open-store.ts');
      const store = await openStore(where, () => process.exit(1));
      await makeDayPartitions(store.pool, utcDay(new Date())).finally(() => store.close());
      printResult({ engine: store.engine, migrated: store.migrated });
    });
}
