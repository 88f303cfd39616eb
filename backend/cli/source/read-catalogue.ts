import type { CatalogueSource } from '#shared/rules/catalogue.ts';
import { makeCatalogue } from '#shared/rules/make-catalogue.ts';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { readSource } from '../../../tools/sources/read-source.ts';
import { OperatorError } from '../../operator-error.ts';

/** A source of the catalogue, with the rules that it is made from and how many fixtures they are tested on. */
export interface ListedSource {
  entry: CatalogueSource;
  pack: RulePack;
  fixtures: number;
}

/**
 * The catalogue of some sources.
 * @throws OperatorError with every mistake in a rule pack
 */
export function readCatalogue(folders: ReadonlyMap<string, URL>): ListedSource[] {
  const problems: string[] = [];
  const listed = [...folders.values()].flatMap((folder): ListedSource[] => {
    const { rulesFile, rules, fixtures } = readSource(folder);
    const reading = readRulePack(rulesFile, rules);
    if ('problems' in reading) {
      problems.push(...reading.problems);
      return [];
    }
    const { pack } = reading;
    return makeCatalogue([pack]).map((entry) => ({ entry, pack, fixtures: fixtures.length }));
  });
  if (problems.length > 0) throw new OperatorError(problems.join('\n'));
  return listed;
}
