import { join } from 'node:path';
import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { OperatorError } from '../../operator-error.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { printResult } from '../output.ts';

/** `daylight release withdraw`: takes the data of a release back. Its page stays, with the reason. */
export function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('take the data of a release back; its page, papers and checksums stay, with the reason')
    .argument('<release>', 'dataset@version')
    .requiredOption('--reason <text>', 'why, for everybody to read')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (release: string, { reason, ...options }: ConfigOptions & { reason: string }) => {
      const [dataset, version] = release.split('@');
      if (!dataset || !version)
        throw new OperatorError(`"${release}" names no release: give it as dataset@version.`);
      const { withdrawRelease } = await import('../../publish/withdraw-release.ts');
      const releasesFolder = join(loadConfig(options).dataFolder, 'releases');
      await withdrawRelease(releasesFolder, { dataset, version, reason, day: utcDay(new Date()) });
      printResult({ withdrawn: release, reason });
    });
}
