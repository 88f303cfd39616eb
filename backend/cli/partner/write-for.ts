import { resolve } from 'node:path';
import type { Command } from 'commander';
import { simulationStudy } from '../../config.ts';
import { OperatorError } from '../../operator-error.ts';
import { PartnerOrder, writeForPartner } from '../../partner/partner-order.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult } from '../output.ts';

/** Options that both commands have. */
export interface PartnerOptions extends ConfigOptions {
  for: string;
  window: string;
  study?: string;
  measure?: string;
  format?: string;
  bench?: string;
}

/** Adds the argument and options that both commands have. */
export function withPartnerOptions(command: Command): Command {
  return command
    .argument('<file>', 'the file to be made')
    .requiredOption('--for <name>', 'the partner, as printed on it')
    .requiredOption('--window <day>', 'a day of the window (YYYY-MM-DD); it must be closed')
    .option('--study <name>', 'the first one by default')
    .option('--data <folder>', 'data folder (DATA_FOLDER)');
}

/**
 * Writes the file, in this process or in the server that holds the embedded database, and prints what is in it.
 * @throws OperatorError in one sentence
 */
export async function writeFor(
  what: PartnerOrder['what'],
  file: string,
  { study, for: partner, window, measure, format = 'ndjson', bench, ...options }: PartnerOptions,
): Promise<void> {
  const config = loadConfig(options);
  const order = PartnerOrder.safeParse({
    ...{ what, partner, window, format, file: resolve(file) },
    study: study ?? config.studies[0] ?? simulationStudy,
    ...(measure === undefined ? {} : { measure }),
    ...(bench === undefined ? {} : { bench }),
  });
  if (!order.success)
    throw new OperatorError('Give a name, a day of the window (YYYY-MM-DD), and as format ndjson or csv.');
  printResult(
    await orderDatabase(config, '/partner', order.data, async ({ store, progress }) => {
      const { partnerDesk } = await import('../../partner/partner-desk.ts');
      const { loadMeasures } = await import('../../releases/load-measures.ts');
      return writeForPartner(partnerDesk(store, loadMeasures), order.data, new Date(), progress);
    }),
  );
}
