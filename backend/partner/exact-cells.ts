import { type Window, weeksOf } from '../aggregate/window.ts';
import type { Measure } from '../measure/measure.ts';
import { cellsSql, exactMeasureSql, makeCellsSql } from '../measure/measure-sql.ts';
import { publicSources } from '../measure/public-sources.ts';
import type { Progress, Workbench } from '../measure/workbench.ts';
import { fewestContributors } from './notice.ts';

/** One cell as it is. */
export interface ExactCell {
  measure: string;
  /** Monday of its week in weekly tables; null in those of the whole window. */
  week: string | null;
  key: Record<string, string>;
  /** Different contributors: never fewer than 20. */
  contributors: number;
  total: number;
}

/** Every cell of some measures that enough people stand behind, and about how many there are besides. */
export interface ExactCells {
  cells: ExactCell[];
  /** Cells that are left out, by measure: 0, or the power of two that is not above their number. */
  leftOut: Record<string, number>;
}

interface FoundCell extends Record<'k1' | 'k2' | 'k3' | 'k4', string | null> {
  week: number;
  contributors: number;
  total: number;
}

/**
 * Counts measures in a window as they are, without bounds and noise. Who counts is decided where the bench is laid out,
 * by the same rule as for everybody.
 */
export async function exactCells(
  bench: Workbench,
  window: Window,
  measures: readonly Measure[],
  progress?: Progress,
): Promise<ExactCells> {
  await bench.run(makeCellsSql);
  const steps = bench.slices * measures.length;
  for (let slice = 0; slice < bench.slices; slice++) {
    await bench.takeSlice(slice);
    for (const [i, measure] of measures.entries()) {
      progress?.(slice * measures.length + i, steps, 'counting');
      await bench.run(exactMeasureSql(measure));
    }
  }
  const result: ExactCells = { cells: [], leftOut: {} };
  for (const measure of measures) {
    const { kept, few } = await readCells(bench, window, measure);
    result.cells.push(...kept.map((cell) => cellOf(cell, measure, window)).sort(byKey));
    result.leftOut[measure.id] = powerOfTwo(few);
  }
  // The transaction is kept for what it says of who has read, and the next one begins without this.
  await bench.run('drop table cells');
  progress?.(steps, steps, 'counted');
  return result;
}

async function readCells(bench: Workbench, window: Window, measure: Measure) {
  const fixed = measure.keys?.({ window, sources: publicSources });
  if (!fixed) {
    const kept = await bench.rows<FoundCell>(cellsSql(measure, fewestContributors));
    const [all] = await bench.rows<{ n: number }>(
      `select count(*) as n from (${cellsSql(measure, 1)}) as found`,
    );
    return { kept, few: (all?.n ?? 0) - kept.length };
  }
  // What old or foreign rules named is in no public table either.
  const known = new Set(fixed.map((key) => JSON.stringify(key)));
  const found = (await bench.rows<FoundCell>(cellsSql(measure, 1))).filter((cell) =>
    known.has(JSON.stringify(partsOf(cell))),
  );
  const kept = found.filter(({ contributors }) => contributors >= fewestContributors);
  return { kept, few: found.length - kept.length };
}

function partsOf({ k1, k2, k3, k4 }: FoundCell): string[] {
  return [k1, k2, k3, k4].filter((part) => part !== null);
}

function cellOf(found: FoundCell, { id, key, table }: Measure, window: Window): ExactCell {
  const parts = partsOf(found);
  return {
    measure: id,
    week: table === 'C' ? (weeksOf(window)[found.week] ?? null) : null,
    key: Object.fromEntries(key.map(({ name }, i) => [name, parts[i] ?? ''])),
    contributors: found.contributors,
    total: found.total,
  };
}

/** Cells in the order of their keys, so that it tells nothing. */
function byKey(one: ExactCell, other: ExactCell): number {
  const [a, b] = [one, other].map(({ week, key }) => JSON.stringify([week, ...Object.values(key)])) as [
    string,
    string,
  ];
  return a < b ? -1 : a > b ? 1 : 0;
}

function powerOfTwo(n: number): number {
  return n === 0 ? 0 : 2 ** Math.floor(Math.log2(n));
}
