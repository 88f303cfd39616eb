import { Command, Option } from 'commander';
import { type PartnerOptions, withPartnerOptions, writeFor } from './write-for.ts';

/** `daylight partner exhibits`: records whose owners let people read them. */
export function exhibitsCommand(): Command {
  return withPartnerOptions(new Command('exhibits'))
    .description('write the records of a closed window whose owners let people read them')
    .addOption(
      new Option('--format <name>', 'one record a line, or the form that 4CAT imports')
        .choices(['ndjson', '4cat', '4cat-csv'])
        .default('ndjson'),
    )
    .action((file: string, options: PartnerOptions) => writeFor('exhibits', file, options));
}
