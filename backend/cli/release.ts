import { Command } from 'commander';
import { budgetCommand } from './release/budget.ts';
import { publishCommand } from './release/publish.ts';
import { rebuildCommand } from './release/rebuild.ts';
import { scanCommand } from './release/scan.ts';
import { withdrawCommand } from './release/withdraw.ts';
import { withholdCommand } from './release/withhold.ts';

/** `daylight release`: measures and publishes, and everything around it. Without a word it publishes what is due. */
export function releaseCommand(): Command {
  return new Command('release')
    .description('measure what is due, with noise, and publish it')
    .addCommand(publishCommand(), { isDefault: true })
    .addCommand(rebuildCommand())
    .addCommand(withdrawCommand())
    .addCommand(withholdCommand())
    .addCommand(scanCommand())
    .addCommand(budgetCommand());
}
