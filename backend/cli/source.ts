import { Command } from 'commander';
import { listCommand } from './source/list.ts';
import { packCommand } from './source/pack.ts';
import { stopCommand } from './source/stop.ts';

/** Everything that `daylight source` can do; one file each. */
const subcommands = [listCommand, packCommand, stopCommand];

/** `daylight source`: the rules by which sites are read, and what volunteers' extensions are to do with them. */
export function sourceCommand(): Command {
  const source = new Command('source').description(
    'list, publish and stop the rules by which sites are read',
  );
  for (const subcommand of subcommands) source.addCommand(subcommand());
  return source;
}
