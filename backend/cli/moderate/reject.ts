import { Command, Option } from 'commander';
import { RejectReason } from '#shared/stories/reject-reason.ts';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate reject`: keeps a story from being published, or takes a published one back. */
export function rejectCommand(): Command {
  return new Command('reject')
    .description('keep a story from being published, or take it back')
    .argument('<story>', 'ID.REVISION, as "daylight moderate list" names it')
    .addOption(new Option('--reason <code>', 'why').choices(RejectReason.options).makeOptionMandatory())
    .requiredOption('--by <name>', 'who decides; the writer of the story can see it')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action((story: string, { by, reason, ...options }: ConfigOptions & { by: string; reason: string }) =>
      printModerated(options, { do: 'reject', story, by, reason }),
    );
}
