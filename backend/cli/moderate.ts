import { Command } from 'commander';
import { listCommand } from './moderate/list.ts';
import { moderationLogCommand } from './moderate/log.ts';
import { publishCommand } from './moderate/publish.ts';
import { quarantineCommand } from './moderate/quarantine.ts';
import { redactCommand } from './moderate/redact.ts';
import { rejectCommand } from './moderate/reject.ts';
import { reportsCommand } from './moderate/reports.ts';
import { showCommand } from './moderate/show.ts';

/** `daylight moderate`: looks through the stories whose writers want everybody to read them. */
export function moderateCommand(): Command {
  return new Command('moderate')
    .description(
      'look through stories for everybody: list, show, publish, redact, reject, reports, quarantine, log',
    )
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(publishCommand())
    .addCommand(redactCommand())
    .addCommand(rejectCommand())
    .addCommand(reportsCommand())
    .addCommand(quarantineCommand())
    .addCommand(moderationLogCommand());
}
