import { join } from 'node:path';
import { Command } from 'commander';
import { backupName, dropOldBackups } from '../archive/kept-backups.ts';
import { OperatorError } from '../operator-error.ts';
import { archiveFrom } from './archive-from.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult, say } from './output.ts';

/** `daylight backup`: saves everything but the keys, while the server runs or not. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('save everything but the keys into a new folder; a running server goes on')
    .argument(
      '[folder]',
      'the backup to be made; without it a new one in DAYLIGHT_BACKUP_FOLDER, and old ones there go',
    )
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (place: string | undefined, options: ConfigOptions) => {
      const config = loadConfig(options);
      const { folder, keep } = config.backups;
      if (place === undefined && folder === undefined)
        throw new OperatorError('Name a folder for the backup, or set DAYLIGHT_BACKUP_FOLDER.');
      const now = new Date();
      const result = await archiveFrom(config, place ?? join(folder ?? '', backupName(now)), false);
      const dropped = place === undefined && folder ? await dropOldBackups(folder, keep, now) : [];
      const { keysLeftOut } = result;
      say(
        keysLeftOut.length > 0
          ? `This backup holds no key, and cannot be read without: copy ${keysLeftOut.join(', ')} of ${config.dataFolder} to another safe place, once.`
          : 'This backup holds no key, and cannot be read without: keep those that the environment sets in another safe place.',
      );
      printResult({ ...result, encrypted: config.backups.key !== undefined, dropped });
    });
}
