import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate log`: what moderators did. */
export function moderationLogCommand(): Command {
  return new Command('log')
    .description('what moderators did, the latest first')
    .option('--story <id>', 'about one story')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(({ story, ...options }: ConfigOptions & { story?: string }) =>
      printModerated(options, { do: 'log', ...(story === undefined ? {} : { story }) }),
    );
}
