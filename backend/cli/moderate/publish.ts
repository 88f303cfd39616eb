import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { OperatorError } from '../../operator-error.ts';
import type { ConfigOptions } from '../load-config.ts';
import { printModerated } from './order-moderation.ts';

/** `daylight moderate publish`: lets a story through, as it is or redacted. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('let a story through; with --text a redacted version of it, which is marked as such')
    .argument('<story>', 'ID.REVISION, as "daylight moderate list" names it')
    .requiredOption('--by <name>', 'who decides; the writer of the story can see it')
    .option('--text <file>', 'the redacted version, as text in UTF-8')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (story: string, { by, text, ...options }: ConfigOptions & { by: string; text?: string }) =>
      printModerated(options, {
        ...{ do: 'publish', story, by },
        ...(text === undefined ? {} : { text: readText(text) }),
      }),
    );
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new OperatorError(`${file} cannot be read as text in UTF-8: nothing was published.`);
  }
}
