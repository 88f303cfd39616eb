import { Command } from 'commander';
import { alarmsCommand } from './source/alarms.ts';
import { fixtureCommand } from './source/fixture.ts';

/** Everything that `daylight source` can do; one file each. */
const subcommands = [alarmsCommand, fixtureCommand];

/** `daylight source`: the sites that are read, and whether they still are. */
export function sourceCommand(): Command {
  const source = new Command('source').description('see which sites have changed, and make fixtures of them');
  for (const subcommand of subcommands) source.addCommand(subcommand());
  return source;
}
