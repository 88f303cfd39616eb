import { Command } from 'commander';
import { closeCommand } from './study/close.ts';
import { lintCommand } from './study/lint.ts';
import { listCommand } from './study/list.ts';
import { previewCommand } from './study/preview.ts';
import { publishCommand } from './study/publish.ts';
import { signCommand } from './study/sign.ts';

/** Everything that `daylight study` can do; one file each. */
const subcommands = [lintCommand, previewCommand, signCommand, publishCommand, closeCommand, listCommand];

/** `daylight study`: studies with an end, which ask volunteers for a part of what they see. */
export function studyCommand(): Command {
  const study = new Command('study').description('check, show, sign, publish, close and list studies');
  for (const subcommand of subcommands) study.addCommand(subcommand());
  return study;
}
