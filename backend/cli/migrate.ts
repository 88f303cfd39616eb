import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { storeOf } from '../store-of.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult, say } from './output.ts';

/** `daylight migrate`: brings the tables up to date. `serve` does the same when it starts. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the tables of the database up to date')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .option('--dry-run', 'only say what would be done')
    .action(async (options: ConfigOptions & { dryRun?: true }) => {
      const where = storeOf(loadConfig(options));
      if (options.dryRun) {
        const { lookBeforeMigrating } = await import('../store/look-before-migrating.ts');
        return printResult({ dryRun: true, ...(await lookBeforeMigrating(where)) });
      }
      const { makeDayPartitions } = await import('../store/day-partitions.ts');
      const { openStore } = await import('../store/open-store.ts');
      const store = await openStore(where, () => process.exit(1));
      await makeDayPartitions(store.pool, utcDay(new Date())).finally(() => store.close());
      const { engine, migrated, savedBefore } = store;
      if (migrated.length > 0 && engine === 'postgres' && savedBefore === undefined)
        say(
          'Nothing was saved before: set DAYLIGHT_BACKUP_FOLDER, or run "daylight backup" before the next version.',
        );
      printResult({ engine, migrated, savedBefore: savedBefore ?? null });
    });
}
