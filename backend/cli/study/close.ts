import { Command } from 'commander';
import { StudyId } from '#shared/wire/contributor.ts';
import { OperatorError } from '../../operator-error.ts';
import { printResult, say } from '../output.ts';
import { dataOption, type SourceOptions } from '../source/open-sources.ts';
import { orderStudies } from './order-studies.ts';

/** `daylight study close`: ends a study before its time, for good. Works beside a running server. */
export function closeCommand(): Command {
  return new Command('close')
    .description('end a study before its time, for good: nothing more is taken for it')
    .argument('<study>', 'its name')
    .option(...dataOption)
    .action(async (study: string, options: SourceOptions) => {
      if (!StudyId.safeParse(study).success) throw new OperatorError(`"${study}" is no name of a study.`);
      const done = await orderStudies(options, { do: 'close', study });
      say(`${study} is closed: extensions that take part hear of it within six hours of use.`);
      printResult(done);
    });
}
