import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate redact`: lets a story through without some of its words. */
export function redactCommand(): Command {
  return new Command('redact')
    .description('let a story through without some words; a mark stands where they were')
    .argument('<story>', 'ID.REVISION, as "daylight moderate list" names it')
    .option(
      '--out <words>',
      'words that are taken out wherever they stand; can be given again',
      (words: string, before: string[]) => [...before, words],
      [],
    )
    .option('--found', 'take out what the detectors find, too')
    .requiredOption('--by <name>', 'who decides; the writer of the story can see it')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(
      (
        story: string,
        { by, out, found, ...options }: ConfigOptions & { by: string; out: string[]; found?: true },
      ) =>
        printModerated(options, {
          ...{ do: 'redact', story, by, out },
          ...(found === undefined ? {} : { found }),
        }),
    );
}
