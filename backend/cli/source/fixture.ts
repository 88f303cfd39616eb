import { resolve } from 'node:path';
import { Command } from 'commander';
import type { SentStructure } from '#shared/wire/structure.ts';
import { OperatorError } from '../../operator-error.ts';
import { askDatabase } from '../ask-database.ts';
import type { ConfigOptions } from '../load-config.ts';
import { printResult, say } from '../output.ts';

/** `daylight source fixture`: makes a page of a donated structure, so that the rules can be mended with it. */
export function fixtureCommand(): Command {
  return new Command('fixture')
    .description('make a fixture of a structure that a volunteer donated')
    .argument('<id>', 'id of the structure, as "daylight source alarms" names it')
    .option('--out <folder>', 'where to write; the fixtures of the source by default')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (id: string, options: ConfigOptions & { out?: string }) => {
      const sent = await findStructure(id, options);
      // Only now: no other command needs a document.
      const { makeFixture } = await import('../../../tools/sources/make-fixture.ts');
      const made = makeFixture(sent, options.out === undefined ? undefined : resolve(options.out));
      if ('problem' in made) throw new OperatorError(made.problem);
      say(
        `Texts and addresses in it are made up. Correct ${made.expected} to what must be read, then the rules until it is.`,
      );
      printResult({ ...made, source: sent.structure.source, surface: sent.structure.surface });
    });
}

async function findStructure(id: string, options: ConfigOptions): Promise<SentStructure> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const found = isId
    ? await askDatabase<SentStructure>(options, `/structures/${id}`, async (pool) => {
        const { readStructure } = await import('../../store/read-structures.ts');
        return readStructure(pool, id);
      })
    : undefined;
  if (!found)
    throw new OperatorError(`There is no structure ${id}: "daylight source alarms" names those there are.`);
  return found;
}
