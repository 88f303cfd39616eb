import { Command } from 'commander';
import type { DrillOptions } from './restore-drill.ts';

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
    .option(
      '--drill',
      'only try it: into a temporary place, proved, printed and removed; changes nothing here',
    )
    .option('--place <folder>', 'where a drill makes its temporary place')
    .action(async (folder: string, options: DrillOptions & { drill?: true }) => {
      if (options.drill) {
        const { restoreDrill } = await import('./restore-drill.ts');
        return restoreDrill(folder, options);
      }
      const { restoreInto } = await import('./restore-into.ts');
      await restoreInto(folder, options, false);
    });
}
