import { Command } from 'commander';
import { archiveFrom } from './archive-from.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult, say } from './output.ts';

/** `daylight backup`: saves everything but the keys, while the server runs or not. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('save everything but the keys into a new folder; a running server goes on')
    .argument('<folder>', 'the backup to be made')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (place: string, options: ConfigOptions) => {
      const config = loadConfig(options);
      const result = await archiveFrom(config, place, false);
      const { keysLeftOut } = result;
      say(
        keysLeftOut.length > 0
          ? `This backup holds no key, and cannot be read without: copy ${keysLeftOut.join(', ')} of ${config.dataFolder} to another safe place, once.`
          : 'This backup holds no key, and cannot be read without: keep those that the environment sets in another safe place.',
      );
      printResult(result);
    });
}
