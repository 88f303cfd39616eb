import { Command } from 'commander';
import { storeCommand } from './verify/store.ts';

/** Everything that `daylight verify` can prove; one file each. */
const subcommands = [storeCommand];

/** `daylight verify`: proves, to whoever asks, that nothing was lost or changed. */
export function verifyCommand(): Command {
  const verify = new Command('verify').description('prove that nothing was lost or changed');
  for (const subcommand of subcommands) verify.addCommand(subcommand());
  return verify;
}
