import { Command } from 'commander';
import { alarmsCommand } from './source/alarms.ts';
import { fixtureCommand } from './source/fixture.ts';
import { listCommand } from './source/list.ts';
import { packCommand } from './source/pack.ts';
import { requestCommand } from './source/request.ts';
import { stopCommand } from './source/stop.ts';

/** Everything that `daylight source` can do; one file each. */
const subcommands = [listCommand, requestCommand, packCommand, stopCommand, alarmsCommand, fixtureCommand];

/** `daylight source`: the rules by which sites are read, what extensions are to do with them, and whether they still fit. */
export function sourceCommand(): Command {
  const source = new Command('source').description(
    'list, ask for, publish and stop the rules by which sites are read, and see which sites have changed',
  );
  for (const subcommand of subcommands) source.addCommand(subcommand());
  return source;
}
