import { Command, Option } from 'commander';
import { type PartnerOptions, withPartnerOptions, writeFor } from './write-for.ts';

/** `daylight partner cells`: exact cells of at least 20 contributors. */
export function cellsCommand(): Command {
  return withPartnerOptions(new Command('cells'))
    .description('write the exact cells of a closed window: no noise, none of fewer than 20 contributors')
    .option('--measure <id>', 'one measure, as in a manifest; all of them by default')
    .addOption(
      new Option('--format <name>', 'how it is written').choices(['ndjson', 'csv']).default('ndjson'),
    )
    .addOption(
      new Option('--bench <name>', 'where to count; by size by default').choices(['auto', 'store', 'duckdb']),
    )
    .action((file: string, options: PartnerOptions) => writeFor('cells', file, options));
}
