import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { openLog } from '../../log/open-log.ts';
import { verifyLog } from '../../log/verify-log.ts';
import { printResult, say } from '../output.ts';
import { readKey } from './read-key.ts';
import { withoutDamage } from './without-damage.ts';

/** `daylight verify log`: works a public log out anew from its entries. */
export function verifyLogCommand(): Command {
  return new Command('log')
    .description('recompute a public log; any edit, drop or reorder in it is found')
    .argument('<where>', 'folder of a mirror, or address of a log (https://…/log)')
    .option('--key <key>', 'key that must have signed it; without it the key of the log itself is believed')
    .option('--since <file>', 'a checkpoint that was seen earlier: the log must go on from it')
    .action(async (where: string, options: { key?: string; since?: string }) => {
      const check = {
        publicKey: options.key === undefined ? undefined : await readKey(options.key),
        before: options.since === undefined ? undefined : await readFile(options.since, 'utf8'),
      };
      const { origin, size, publicKey } = await withoutDamage(() => verifyLog(openLog(where), check));
      if (size === 0)
        say(
          `${origin} has no entry yet, and nothing is wrong: the first donation gets its place shortly after midnight (UTC), or at once by "daylight log append".`,
        );
      printResult({ sound: true, log: origin, size, key: publicKey, keyWasGiven: options.key !== undefined });
    });
}
