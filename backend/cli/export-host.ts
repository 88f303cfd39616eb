import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { markMoved } from '../archive/moved.ts';
import { OperatorError } from '../operator-error.ts';
import { embeddedHolder } from '../store/embedded-lock.ts';
import { storeOf } from '../store-of.ts';
import { archiveFrom } from './archive-from.ts';
import { countServers } from './count-servers.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult, say } from './output.ts';

/**
 * `daylight export-host`: everything with the keys, to go on elsewhere without losing a receipt. The old host serves no
 * more: what it took afterwards would be missing at the new one.
 */
export function exportHostCommand(): Command {
  return new Command('export-host')
    .description(
      'save everything with the keys, to move to another host or database; this one then serves no more',
    )
    .argument('<folder>', 'the export to be made')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .option('--keep-serving', 'only try a move out: what comes in afterwards stays here')
    .action(async (place: string, options: ConfigOptions & { keepServing?: true }) => {
      const config = loadConfig(options);
      const where = storeOf(config);
      if (!options.keepServing && (embeddedHolder(where) !== undefined || (await countServers(where)) > 0))
        throw new OperatorError(
          'A server is running on this database, and what it takes after the export would be lost: stop it first, or say --keep-serving.',
        );
      const result = await archiveFrom(config, place, true);
      if (!options.keepServing) await markMoved(where.dataFolder, utcDay(new Date()));
      say(
        `${result.archive} holds private keys: carry it over a safe way, import it with "daylight import-host", and delete it.`,
      );
      if (config.receiptKey !== undefined || config.contentKey !== undefined)
        say('Keys that the environment sets are not in it: set them on the new host as well.');
      printResult({ ...result, moved: !options.keepServing });
    });
}
