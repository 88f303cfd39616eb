import { Command } from 'commander';
import { OperatorError } from '../../operator-error.ts';
import { printResult } from '../output.ts';

/** `daylight release rebuild`: makes a release again from its measurements, and compares every byte. Needs no database. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('make a release again from its measurements, and compare every byte')
    .argument('<folder>', 'folder of the release')
    .action(async (folder: string) => {
      const { rebuildRelease } = await import('../../publish/rebuild-release.ts');
      const differences = await rebuildRelease(folder);
      if (differences.length > 0) throw new OperatorError(differences.join(' '));
      printResult({ identical: true, release: folder });
    });
}
