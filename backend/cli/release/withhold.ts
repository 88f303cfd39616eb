import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { OperatorError } from '../../operator-error.ts';
import type { WithholdOrder } from '../../releases/orders.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult } from '../output.ts';

interface Options extends ConfigOptions {
  study?: string;
  window: string;
  reason: string;
  reviewers: string;
}

/** `daylight release withhold`: keeps one measure out of a window before it is measured, by the word of two reviewers. */
export function withholdCommand(): Command {
  return new Command('withhold')
    .description('keep one measure out of a window, by the word of two reviewers; printed in the release')
    .argument('<measure>', 'id of the measure, as in a manifest')
    .requiredOption('--window <day>', 'a day of the window (YYYY-MM-DD)')
    .requiredOption('--reason <text>', 'why, for everybody to read')
    .requiredOption('--reviewers <names>', 'both, separated by a comma')
    .option('--study <name>', 'the first one by default')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (measure: string, { study, window, reason, reviewers, ...options }: Options) => {
      const config = loadConfig(options);
      const order: WithholdOrder = {
        ...{ measure, reason, window, reviewers: reviewers.split(',').map((name) => name.trim()) },
        study: study ?? config.studies[0] ?? '',
        day: utcDay(new Date()),
      };
      if (!/^\d{4}-\d\d-\d\d$/.test(window))
        throw new OperatorError('Give a day of the window as YYYY-MM-DD. Nothing was withheld.');
      printResult(
        await orderDatabase(config, '/withhold', order, async ({ store }) => {
          const { withholdMeasure } = await import('../../releases/withhold.ts');
          const { loadMeasures } = await import('../../releases/load-measures.ts');
          const ids = (await loadMeasures()).map(({ id }) => id);
          return withholdMeasure(store.pool, order, ids);
        }),
      );
    });
}
