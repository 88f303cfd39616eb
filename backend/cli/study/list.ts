import { Command } from 'commander';
import type { ListedStudy } from '../../studies/list-studies.ts';
import { printResult, say } from '../output.ts';
import { dataOption, type SourceOptions } from '../source/open-sources.ts';
import { orderStudies } from './order-studies.ts';

/** `daylight study list`: every study that was published, and what has come in for it. */
export function listCommand(): Command {
  return new Command('list')
    .description('list studies, with how many take part and what has come in')
    .option(...dataOption)
    .action(async (options: SourceOptions) => {
      const { studies } = (await orderStudies(options, { do: 'list' })) as { studies: ListedStudy[] };
      for (const one of studies)
        say(
          `${one.study} ${one.version} is ${one.state}, ${one.from} to ${one.until}: ${one.volunteers} of ${one.target} volunteers, ${one.observations} items, ${one.quarantined} batches kept apart.`,
        );
      if (studies.length === 0) say('No study was published.');
      printResult({ studies });
    });
}
