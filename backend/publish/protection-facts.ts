import { simultaneousFactor } from '../aggregate/interval.ts';
import { epsilonOf } from '../aggregate/privacy/delta.ts';
import { rhoOfGaussian } from '../aggregate/privacy/rho.ts';
import { publicProfile } from '../aggregate/profile.ts';
import { type Rational, rational } from '../aggregate/rational.ts';
import { tableFor } from '../measure/define-measures.ts';
import type { MeasuredTable } from '../measure/measured-window.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import type { Manifest, MeasureProtection } from './manifest.ts';
import { type Measurements, newestWindow } from './measurements.ts';

/** Said wherever the data are: what no noise and no interval makes good. */
export const standingSentence =
  'The figures come from volunteers, not from a random sample: they say what these volunteers saw, and nothing about how many people in a country did.';

const statement =
  'Everything that one volunteer gave can change these figures only a little, and random noise covers that change: what anybody can learn from all that is published about whether one person took part is limited, and the numbers below say how far. A volunteer counts in a bounded number of cells, the noise is drawn once from an exact discrete Gaussian, and what has been published is never measured again. The intervals cover that noise only, not what the bounds cut off and not who volunteers.';

const consentStatement =
  'These are texts that people wrote to be read. Each writer agreed to publish this very text, for everybody, could look at it before, and can take it back: then it is in no later release. Nothing of who wrote it is in the row, and no noise is added to words.';

const weeks = 4;

/** The rule by which the names in a dataset appear; `null` where it names nothing but what is known beforehand. */
export function selectionFor(
  measures: readonly { table: MeasureProtection['table'] }[],
): Manifest['protection']['selection'] {
  return measures.some(({ table }) => table === 'A') ? { ...publicProfile.selection } : null;
}

/** What protects the people in a dataset: noise, or that each of them agreed to this very text. */
export function protectedBy({ readsStories }: DatasetDefinition): Manifest['protection']['by'] {
  return readsStories ? 'consent' : 'noise';
}

/** How the people behind a release are protected, with every number that decides it. */
export function protectionFacts(
  dataset: DatasetDefinition,
  measurements: Measurements,
): Manifest['protection'] {
  const { yearlyRho, delta } = publicProfile;
  const newest = newestWindow(measurements);
  const own = measures(dataset, measurements);
  return {
    by: protectedBy(dataset),
    profile: newest.profile,
    unit: 'one contributor of this study: all that one installation of the extension ever sent to it; who has two counts twice',
    statement: dataset.readsStories ? consentStatement : statement,
    selection: selectionFor(own),
    measures: own,
    windowRho: newest.spent.rho,
    yearlyRho,
    // Up, and to so few digits that every machine agrees.
    epsilon: Math.ceil(epsilonOf(inThousandths(yearlyRho), delta) * 100) / 100,
    delta,
  };
}

function measures(dataset: DatasetDefinition, measurements: Measurements): MeasureProtection[] {
  const newest = newestWindow(measurements);
  const ids = [...dataset.measures.map(({ id }) => id), ...(dataset.reads ?? [])];
  const tables = ids.flatMap((id): [string, MeasuredTable][] => {
    const measured = measurements.windows.findLast(({ measures }) => id in measures)?.measures[id];
    const table = measured ?? asDefined(dataset, id);
    return table === undefined ? [] : [[id, table]];
  });
  const cellsOf = (id: string) => newest.measures[id]?.cells.length ?? 0;
  return [
    ...tables.map(([id, { about, table, bound, sigmaSquared }]) =>
      measureProtection({ id, about, table, ...bound }, sigmaSquared, cellsOf(id)),
    ),
    ...(dataset.readsFigures ? [figures(measurements)] : []),
  ];
}

function asDefined(dataset: DatasetDefinition, id: string): MeasuredTable | undefined {
  const measure = dataset.measures.find((one) => one.id === id);
  return measure && tableFor(measure);
}

function figures(measurements: Measurements): MeasureProtection {
  const measured = Object.values(newestWindow(measurements).figures);
  const sigmaSquared = measured[0]?.sigmaSquared ?? publicProfile.tables.M.sigmaSquared;
  const bins = measured.reduce((sum, { bins: own }) => sum + own.length, 0);
  const about = 'Contributors by their own share, in twenty bins, for each headline figure';
  const what = { id: 'headline-figures', about, table: 'M' as const, cells: measured.length, each: 1 };
  return measureProtection(what, sigmaSquared, bins);
}

function measureProtection(
  what: Pick<MeasureProtection, 'id' | 'about' | 'table' | 'cells' | 'each'>,
  sigmaSquared: number,
  published: number,
): MeasureProtection {
  const times = publicProfile.tables[what.table].per === 'week' ? weeks : 1;
  const rho = rhoOfGaussian(BigInt(times * what.cells * what.each * what.each), BigInt(sigmaSquared));
  return {
    ...what,
    sigma: Number(Math.sqrt(sigmaSquared).toFixed(3)),
    rho: `${rho.numerator}/${rho.denominator}`,
    published,
    simultaneous: published === 0 ? 1 : simultaneousFactor(BigInt(sigmaSquared), published),
  };
}

function inThousandths(value: number): Rational {
  return rational(BigInt(Math.round(value * 1_000)), 1_000n);
}
