import { type PrivacyProfile, publicProfile } from '../aggregate/profile.ts';
import type { Measure } from './measure.ts';
import type { MeasuredTable } from './measured-window.ts';

const keyParts = 4;

/** Says what is wrong with a set of measures: each by its name; empty when all is well. */
export function mistakesOf(measures: readonly Measure[]): string[] {
  const mistakes = measures.flatMap(mistakesIn);
  const ids = measures.map(({ id }) => id);
  for (const id of new Set(ids))
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) mistakes.push(`Two measures are called ${id}.`);
  for (const [name, rule] of Object.entries(publicProfile.tables)) {
    const own = measures.filter(({ table }) => table === name);
    const used = own.reduce((sum, measure) => sum + sensitivityOf(measure), 0);
    if (used > rule.squaredSensitivity)
      mistakes.push(
        `Table ${name} allows a squared sensitivity of ${rule.squaredSensitivity}, and ${own.map((one) => `${one.id} (${sensitivityOf(one)})`).join(' + ')} is ${used}: lower the bounds.`,
      );
  }
  return mistakes;
}

/** What stands in a window beside the cells of a measure: how it was bounded and protected. Cells are yet to be measured. */
export function tableFor(
  { about, table, key, cells, each }: Measure,
  profile: PrivacyProfile = publicProfile,
): MeasuredTable {
  return {
    about,
    table,
    keyNames: key.map(({ name }) => name),
    bound: { cells, each },
    sigmaSquared: profile.tables[table].sigmaSquared,
    cells: [],
  };
}

/** What one contributor can change a measure by, squared: cells x each^2. */
export function sensitivityOf({ cells, each }: Measure): number {
  return cells * each * each;
}

function mistakesIn({ id, about, table, key, cells, each, together = [], keys }: Measure): string[] {
  const counts = publicProfile.tables[table].counts;
  return [
    ...(/^[a-z][a-z0-9-]{0,39}$/.test(id) ? [] : [`A measure is called "${id}", which is no plain name.`]),
    ...(about.trim() === '' ? [`${id} does not say what a cell counts.`] : []),
    ...(key.length >= 1 && key.length <= keyParts ? [] : [`${id} needs a key of one to ${keyParts} parts.`]),
    ...together
      .filter((part) => !key.some(({ name }) => name === part))
      .map((part) => `${id} cuts together what is alike in ${part}, which is no part of its key.`),
    ...(isCount(cells) && isCount(each) ? [] : [`${id} has a bound that is no whole number above 0.`]),
    ...(counts === 'contributors' && each !== 1
      ? [`${id} counts contributors in table ${table}, each once: its bound "each" must be 1.`]
      : []),
    ...((keys === undefined) === (table === 'A')
      ? []
      : [`${id}: table A names what the data name, and every other table has fixed keys.`]),
  ];
}

const isCount = (value: number) => Number.isSafeInteger(value) && value > 0;
