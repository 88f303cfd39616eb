import { Command } from 'commander';
import { type PartnerOptions, withPartnerOptions, writeFor } from './write-for.ts';

/** `daylight partner exhibits`: records whose owners let people read them. */
export function exhibitsCommand(): Command {
  return withPartnerOptions(new Command('exhibits'))
    .description('write the records of a closed window whose owners let people read them, as NDJSON')
    .action((file: string, options: PartnerOptions) => writeFor('exhibits', file, options));
}
