import { Command } from 'commander';
import { logAppendCommand } from './log/append.ts';
import { logExportCommand } from './log/export.ts';

/** `daylight log`: the public log of what was received and published. */
export function logCommand(): Command {
  return new Command('log')
    .description('the public log of what was received and published')
    .addCommand(logAppendCommand())
    .addCommand(logExportCommand());
}
