import { Command } from 'commander';
import type { ConfigOptions } from '../load-config.ts';
import { say } from '../output.ts';
import { printOrderedKey } from './order-key.ts';

/** `daylight key add`: makes a key, and shows it this once. */
export function addKeyCommand(): Command {
  return new Command('add')
    .description('make a key for a partner or a moderator; it is shown once')
    .argument(
      '<name>',
      'the partner, as printed on whatever they get; or the moderator, as the record names them',
    )
    .requiredOption('--days <number>', 'how long it holds')
    .option(
      '--scope <names>',
      'what it opens: cells, exhibits, or both with a comma; or moderate alone',
      'cells',
    )
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (name: string, options: ConfigOptions & { days: string; scope: string }) => {
      const scopes = options.scope.split(',').map((scope) => scope.trim());
      await printOrderedKey(options, { do: 'add', name, days: Number(options.days), scopes });
      say(
        'This is the only time that the key is shown: hand it over by a safe way. Here only its hash is kept.',
      );
    });
}
