import { Command } from 'commander';
import type { RestoreOptions } from './restore-into.ts';

/** `daylight import-host`: an export of another host, with its keys, into an empty data folder and database. */
export function importHostCommand(): Command {
  return new Command('import-host')
    .description('bring the export of another host here, with its keys')
    .argument('<folder>', 'the export')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .option(
      '--tombstones <file>',
      'what was deleted since the export; may be given again',
      (file: string, files: string[]) => [...files, file],
      [],
    )
    .action(async (folder: string, options: RestoreOptions) => {
      const { restoreInto } = await import('./restore-into.ts');
      await restoreInto(folder, options, true);
    });
}
