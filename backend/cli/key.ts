import { Command } from 'commander';
import { addKeyCommand } from './key/add.ts';
import { listKeysCommand } from './key/list.ts';
import { revokeKeyCommand } from './key/revoke.ts';

/** `daylight key`: keys by which vetted partners read what is not public. */
export function keyCommand(): Command {
  return new Command('key')
    .description('hand out, list and revoke the keys of partners')
    .addCommand(addKeyCommand())
    .addCommand(listKeysCommand())
    .addCommand(revokeKeyCommand());
}
