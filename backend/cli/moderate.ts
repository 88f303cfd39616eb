import { Command } from 'commander';
import { listCommand } from './moderate/list.ts';
import { publishCommand } from './moderate/publish.ts';
import { rejectCommand } from './moderate/reject.ts';
import { showCommand } from './moderate/show.ts';

/** `daylight moderate`: looks through the stories whose writers want everybody to read them. */
export function moderateCommand(): Command {
  return new Command('moderate')
    .description('look through stories for everybody: list, show, publish, reject')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(publishCommand())
    .addCommand(rejectCommand());
}
