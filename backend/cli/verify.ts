import { Command } from 'commander';
import { verifyLogCommand } from './verify/log.ts';
import { verifyReceiptCommand } from './verify/receipt.ts';
import { verifyReleaseCommand } from './verify/release.ts';
import { verifyStoreCommand } from './verify/store.ts';

/** `daylight verify`: what can be proved without believing anybody. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('prove that something is whole and unchanged')
    .addCommand(verifyLogCommand())
    .addCommand(verifyReceiptCommand())
    .addCommand(verifyReleaseCommand())
    .addCommand(verifyStoreCommand());
}
