import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printOrderedKey } from './order-key.ts';

/** `daylight key list`: every key there ever was, and how long it holds. */
export function listKeysCommand(): Command {
  return new Command('list')
    .description('every key there ever was, what it opens and until when')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action((options: ConfigOptions) => printOrderedKey(options, { do: 'list' }));
}
