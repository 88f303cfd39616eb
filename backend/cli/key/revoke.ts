import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { printOrderedKey } from './order-key.ts';

/** `daylight key revoke`: ends a key at once, and for good. */
export function revokeKeyCommand(): Command {
  return new Command('revoke')
    .description('end a key at once')
    .argument('<key>', 'its "keyId", as "daylight key list" shows it')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action((key: string, options: ConfigOptions) => printOrderedKey(options, { do: 'revoke', key }));
}
