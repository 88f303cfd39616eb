import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { loadReceiptSigner } from '../../data-folder.ts';
import type { Appended } from '../../log/append-to-log.ts';
import { logOrigin } from '../../log/database-log.ts';
import { storeOf } from '../../store-of.ts';
import { askDatabase } from '../ask-database.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { printResult } from '../output.ts';

/** `daylight log append`: gives what has none a place in the log, without waiting for midnight. */
export function logAppendCommand(): Command {
  return new Command('append')
    .description('add what is new to the public log now; a running server does it every day')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions) => {
      const config = loadConfig(options);
      const appended = await askDatabase<Appended>(
        options,
        '/log',
        async (pool) => {
          const { appendToLog } = await import('../../log/append-to-log.ts');
          const signer = loadReceiptSigner(storeOf(config).dataFolder, config.receiptKey);
          return appendToLog(pool, { signer, origin: logOrigin(config.baseUrl) }, utcDay(new Date()));
        },
        'POST',
      );
      printResult({ ...appended });
    });
}
