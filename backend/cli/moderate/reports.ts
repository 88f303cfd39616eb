import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate reports`: what readers reported; with `--keep`, leaves a story as it is. */
export function reportsCommand(): Command {
  return new Command('reports')
    .description('published stories that readers reported, the most reported first')
    .option('--keep <number>', 'leave the story with this number as it is: its reports were looked into')
    .option('--by <name>', 'who looked into them')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(({ keep, by, ...options }: ConfigOptions & { keep?: string; by?: string }) =>
      printModerated(options, keep === undefined ? { do: 'reports' } : { do: 'keep', number: keep, by }),
    );
}
