import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate publish`: lets a story through as it is. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('let a story through as it is; where two must agree, the second one publishes')
    .argument('<story>', 'ID.REVISION, as "daylight moderate list" names it')
    .requiredOption('--by <name>', 'who decides; the writer of the story can see it')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action((story: string, { by, ...options }: ConfigOptions & { by: string }) =>
      printModerated(options, { do: 'publish', story, by }),
    );
}
