import { Command } from 'commander';
import { verifyStoreCommand } from './verify/store.ts';

/** `daylight verify`: what can be proved without believing anybody. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('prove that something is whole and unchanged')
    .addCommand(verifyStoreCommand());
}
