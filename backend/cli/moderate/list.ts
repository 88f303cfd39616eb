import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate list`: the queue, without a word of any story. */
export function listCommand(): Command {
  return new Command('list')
    .description('stories that wait for a decision, oldest first')
    .option('--study <name>', 'of one study')
    .option('--all', 'also those that were decided about')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(({ study, all, ...options }: ConfigOptions & { study?: string; all?: true }) =>
      printModerated(options, {
        do: 'list',
        ...(study === undefined ? {} : { study }),
        ...(all === undefined ? {} : { all }),
      }),
    );
}
