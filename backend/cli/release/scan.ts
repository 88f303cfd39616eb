import { Command } from 'commander';
import type { ScanOrder } from '../../releases/orders.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult, say } from '../output.ts';

interface Options extends ConfigOptions {
  study?: string;
  window: string;
  reviewers: string;
}

/** `daylight release scan`: shows two reviewers which cells rest on people who joined together. */
export function scanCommand(): Command {
  return new Command('scan')
    .description('for two reviewers alone: cells of a window whose supporters joined together, beyond chance')
    .requiredOption('--window <day>', 'a day of the window (YYYY-MM-DD)')
    .requiredOption('--reviewers <names>', 'both, separated by a comma')
    .option('--study <name>', 'the first one by default')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async ({ study, window, reviewers, ...options }: Options) => {
      const config = loadConfig(options);
      const order: ScanOrder = {
        ...{ window, reviewers: reviewers.split(',').map((name) => name.trim()) },
        study: study ?? config.studies[0] ?? '',
      };
      const result = await orderDatabase(config, '/scan', order, async ({ store, progress }) => {
        const { scanCohorts } = await import('../../releases/scan-cohorts.ts');
        const { loadMeasures } = await import('../../releases/load-measures.ts');
        return scanCohorts(store, order, await loadMeasures(), progress);
      });
      say(
        'These counts have no noise: they are for the two reviewers, and may not be passed on or published.',
      );
      printResult({ for: order.reviewers, ...result });
    });
}
