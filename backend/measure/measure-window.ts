import { randomBytes } from 'node:crypto';
import type { RandomSource } from '../aggregate/noise/random.ts';
import { type PrivacyProfile, publicProfile } from '../aggregate/profile.ts';
import { protectFixed, protectSelected } from '../aggregate/protect-cells.ts';
import type { Window } from '../aggregate/window.ts';
import { tableFor } from './define-measures.ts';
import { type Figure, shareBins } from './figure.ts';
import type { Measure } from './measure.ts';
import { cellsSql, figuresSql, makeBinsSql, makeCellsSql, measureSql } from './measure-sql.ts';
import type { MeasuredCell, MeasuredTable } from './measured-window.ts';
import { publicSources } from './public-sources.ts';
import type { Progress, Workbench } from './workbench.ts';

/** What is measured in a window. */
export interface Measuring {
  window: Window;
  measures: readonly Measure[];
  figures: readonly Figure[];
  random: RandomSource;
  profile?: PrivacyProfile;
  progress?: Progress;
}

/** What measuring gave, all of it with noise. */
export interface Measured {
  coarse: boolean;
  active: number[];
  measures: Record<string, MeasuredTable>;
  figures: Record<string, number[]>;
}

/** The measure that tells how many contributors there are; without it nothing can be published. */
const activeMeasure = 'active';

/**
 * Measures everything once: bounds and counts in the workbench, slice by slice, then adds the noise. Which measures are
 * taken depends on how many contributors are active, told with noise: with too few, none whose keys the data name.
 */
export async function measureWindow(bench: Workbench, measuring: Measuring): Promise<Measured> {
  const { measures, figures, random, profile = publicProfile, progress } = measuring;
  await countAll(bench, measures, figures, progress);
  const context = { window: measuring.window, sources: publicSources };
  const protect = async (measure: Measure): Promise<MeasuredCell[]> => {
    const sigmaSquared = BigInt(profile.tables[measure.table].sigmaSquared);
    const { atLeast, threshold } = profile.selection;
    const fixed = measure.keys?.(context);
    const found = await readCells(bench, measure, fixed ? 1 : atLeast);
    if (!fixed) return cellsOf(protectSelected(found, { sigmaSquared, threshold, atLeast }, random));
    const weeks = measure.table === 'C' ? [0, 1, 2, 3] : [0];
    const keys = weeks.flatMap((week) => fixed.map((key) => nameOf(week, key)));
    const known = new Set(keys);
    // What old or foreign rules named is not public knowledge.
    const totals = new Map(found.filter(({ key }) => known.has(key)).map(({ key, total }) => [key, total]));
    const noisy = protectFixed(totals, keys, sigmaSquared, random);
    return cellsOf([...noisy].map(([key, value]) => ({ key, value })));
  };
  const table = async (measure: Measure): Promise<[string, MeasuredTable]> => [
    measure.id,
    { ...tableFor(measure, profile), cells: await protect(measure) },
  ];
  const done: [string, MeasuredTable][] = [];
  for (const measure of measures) if (measure.keys) done.push(await table(measure));
  const active = Array.from({ length: 4 }, () => 0);
  for (const { week, value } of Object.fromEntries(done)[activeMeasure]?.cells ?? []) active[week] = value;
  const coarse = Math.max(...active) < profile.fewestActive;
  for (const measure of measures) if (!measure.keys && !coarse) done.push(await table(measure));
  return { coarse, active, measures: Object.fromEntries(done), figures: await protectFigures() };

  async function protectFigures(): Promise<Record<string, number[]>> {
    const counted = await bench.rows<{ figure: string; bin: number; contributors: number }>(
      'select figure, bin, sum(contributors)::bigint as contributors from bins group by figure, bin',
    );
    const bins = Array.from({ length: shareBins }, (_, bin) => String(bin));
    const sigmaSquared = BigInt(profile.tables.M.sigmaSquared);
    return Object.fromEntries(
      figures.map(({ id }) => {
        const own = counted.filter(({ figure }) => figure === id);
        const cells = new Map(own.map(({ bin, contributors }) => [String(bin), contributors]));
        const noisy = protectFixed(cells, bins, sigmaSquared, random);
        return [id, bins.map((bin) => noisy.get(bin) ?? 0)];
      }),
    );
  }
}

/** Counts in every slice. The key that decides who counts where is used for this and thrown away. */
async function countAll(
  bench: Workbench,
  measures: readonly Measure[],
  figures: readonly Figure[],
  progress?: Progress,
): Promise<void> {
  const key = randomBytes(32).toString('hex');
  await bench.run(makeCellsSql);
  await bench.run(makeBinsSql);
  const steps = measures.length + 1;
  for (let slice = 0; slice < bench.slices; slice++) {
    await bench.takeSlice(slice);
    for (const [i, measure] of measures.entries()) {
      progress?.(slice * steps + i, bench.slices * steps, 'measuring');
      await bench.run(measureSql(measure, bench, key));
    }
    if (figures.length > 0) await bench.run(figuresSql(figures));
  }
}

async function readCells(bench: Workbench, measure: Measure, atLeast: number) {
  type Row = Record<'k1' | 'k2' | 'k3' | 'k4', string | null> & {
    week: number;
    contributors: number;
    total: number;
  };
  const rows = await bench.rows<Row>(cellsSql(measure, atLeast));
  return rows.map(({ week, k1, k2, k3, k4, contributors, total }) => {
    const key = nameOf(
      week,
      [k1, k2, k3, k4].filter((part) => part !== null),
    );
    return { key, contributors, total };
  });
}

const nameOf = (week: number, key: readonly string[]) => JSON.stringify([week, ...key]);

/** Cells in the order of their keys, so that it tells nothing. */
function cellsOf(values: readonly { key: string; value: number }[]): MeasuredCell[] {
  return [...values]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ key: name, value }) => {
      const [week, ...key] = JSON.parse(name) as [number, ...string[]];
      return { key, week, value };
    });
}
