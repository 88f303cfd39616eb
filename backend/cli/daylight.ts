import { Command } from 'commander';
import { OperatorError } from '../operator-error.ts';
import { backupCommand } from './backup.ts';
import { commandExamples } from './command-examples.ts';
import { configCommand } from './config.ts';
import { exportHostCommand } from './export-host.ts';
import { healthCommand } from './health.ts';
import { importHostCommand } from './import-host.ts';
import { keyCommand } from './key.ts';
import { logCommand } from './log.ts';
import { migrateCommand } from './migrate.ts';
import { moderateCommand } from './moderate.ts';
import { say } from './output.ts';
import { partnerCommand } from './partner.ts';
import { privacyCommand } from './privacy.ts';
import { releaseCommand } from './release.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { sourceCommand } from './source.ts';
import { studyCommand } from './study.ts';
import { verifyCommand } from './verify.ts';

const program = new Command('daylight')
  .description('Receives what volunteers donate, and publishes it as protected datasets.')
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(releaseCommand())
  .addCommand(sourceCommand())
  .addCommand(logCommand())
  .addCommand(verifyCommand())
  .addCommand(configCommand())
  .addCommand(privacyCommand())
  .addCommand(healthCommand())
  .addCommand(studyCommand())
  .addCommand(keyCommand())
  .addCommand(partnerCommand())
  .addCommand(moderateCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(exportHostCommand())
  .addCommand(importHostCommand());

for (const command of program.commands) {
  const example = commandExamples[command.name()];
  if (example !== undefined) command.addHelpText('after', `\nExample: ${example}`);
}

try {
  await program.parseAsync();
} catch (error) {
  // An operator's mistake is one sentence; anything else is ours, and its place in the code helps.
  say(error instanceof OperatorError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}
