import { Command } from 'commander';
import { readBudgets } from '../../releases/read-budgets.ts';
import { askDatabase } from '../ask-database.ts';
import type { ConfigOptions } from '../load-config.ts';
import { printResult } from '../output.ts';

/** `daylight release budget`: what every study has spent of its privacy budget, year by year. */
export function budgetCommand(): Command {
  return new Command('budget')
    .description('what was spent of the privacy budget, by study and year')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions) => {
      printResult({ budgets: (await askDatabase(options, '/budget', readBudgets)) ?? [] });
    });
}
