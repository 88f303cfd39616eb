import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate show`: one story, to be read. */
export function showCommand(): Command {
  return new Command('show')
    .description('show one story with what is pinned to it; that somebody looked is put on record')
    .argument('<story>', 'ID.REVISION, as "daylight moderate list" names it')
    .option('--by <name>', 'who looks')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action((story: string, { by, ...options }: ConfigOptions & { by?: string }) =>
      printModerated(options, { do: 'show', story, ...(by === undefined ? {} : { by }) }),
    );
}
