import { Command } from 'commander';
import { say } from './output.ts';

/** A command whose part of Daylight comes later. It says so, and ends with exit code 2. */
export function notBuiltYet(name: string, does: string): Command {
  return new Command(name)
    .description(`${does} (not built yet)`)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      say(`"daylight ${name}" is not built yet.`);
      process.exitCode = 2;
    });
}
