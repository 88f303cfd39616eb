import { Command } from 'commander';
import type { RestoreOptions } from './restore-into.ts';

/** `daylight restore`: brings a backup back into an empty database, of either engine. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring a backup back into an empty database; the keys must be there already')
    .argument('<folder>', 'the backup')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .option(
      '--tombstones <file>',
      'what was deleted since the backup, as tombstones.ndjson of a data folder; may be given again',
      (file: string, files: string[]) => [...files, file],
      [],
    )
    .action(async (folder: string, options: RestoreOptions) => {
      const { restoreInto } = await import('./restore-into.ts');
      await restoreInto(folder, options, false);
    });
}
