import { publicProfile } from '../../aggregate/profile.ts';
import { equalEdges } from '../../aggregate/share-histogram/share-histogram.ts';
import { weeksOf, windowOf } from '../../aggregate/window.ts';
import { tableFor } from '../../measure/define-measures.ts';
import type { Figure } from '../../measure/figure.ts';
import type { Measure } from '../../measure/measure.ts';
import type { MeasuredCell, MeasuredTable, MeasuredWindow } from '../../measure/measured-window.ts';
import { publicSources } from '../../measure/public-sources.ts';
import type { DatasetDefinition } from '../define-dataset.ts';

/** How a made-up window differs from one of 15,000 active contributors. */
export interface MadeUp {
  /** A day in it. */
  day?: string;
  /** Contributors that are active; with fewer than 5,000 nothing that the data name is in it. */
  active?: number;
}

const named = 6;

/**
 * A measured window out of thin air: a cell for every key, with values that depend on nothing but the key, so that equal
 * input gives an equal window. Of keys that the data name there are six a platform, for three platforms.
 */
export function madeUpWindow(
  datasets: readonly DatasetDefinition[],
  figures: readonly Figure[],
  { day = '2026-11-01', active = 15_000 }: MadeUp = {},
): MeasuredWindow {
  const window = windowOf(day);
  const { tables, fewestActive } = publicProfile;
  const coarse = active < fewestActive;
  const measures = datasets
    .flatMap((dataset) => dataset.measures)
    .filter(({ keys }) => keys || !coarse)
    .map((measure): [string, MeasuredTable] => [measure.id, madeUpTable(measure, day, active)]);
  return {
    format: 'daylight-window/1',
    study: 'simulation',
    simulated: true,
    profile: publicProfile.name,
    from: window.from,
    until: window.until,
    closed: window.closed,
    measured: window.closed,
    active: weeksOf(window).map((week) => active + noise(week, tables.C.sigmaSquared)),
    activeSigmaSquared: tables.C.sigmaSquared,
    coarse,
    spent: {
      rho: coarse ? '26/1000' : '76/1000',
      delta: coarse ? 0 : 1e-8,
      tables: coarse ? ['B', 'C', 'M'] : ['A', 'B', 'C', 'M'],
    },
    withheld: [],
    measures: Object.fromEntries(measures),
    figures: Object.fromEntries(
      figures.map(({ id, title, question, words }) => [
        id,
        {
          ...{ title, question, words },
          digest: '0'.repeat(64),
          registered: '2026-01-01',
          sigmaSquared: tables.M.sigmaSquared,
          edges: [...equalEdges],
          bins: madeUpBins(id, active),
        },
      ]),
    ),
  };
}

function madeUpTable(measure: Measure, day: string, active: number): MeasuredTable {
  const { id, table, each } = measure;
  const { sigmaSquared, per } = publicProfile.tables[table];
  const window = windowOf(day);
  const keys = measure.keys?.({ window, sources: publicSources }) ?? namedKeys(measure);
  const weeks = per === 'week' ? [0, 1, 2, 3] : [0];
  const value = (own: string[], week: number) => {
    const part = (chance(`${id} ${own.join(' ')}`) ** 2 * active * each) / (table === 'A' ? 10 : 2);
    const whole = own[0] === 'active' ? active : Math.round(part);
    const noisy = whole + noise(`${id} ${week} ${own.join(' ')}`, sigmaSquared);
    return table === 'A' ? Math.max(publicProfile.selection.threshold, noisy) : noisy;
  };
  return {
    ...tableFor(measure),
    cells: weeks.flatMap((week) =>
      keys.map((own): MeasuredCell => ({ key: own, week, value: value(own, week) })),
    ),
  };
}

function namedKeys({ key }: Measure): string[][] {
  return ['youtube', 'google-search', 'chatgpt'].flatMap((source) =>
    Array.from({ length: named }, (_, i) =>
      key.map(({ name }) => (name === 'source' ? source : `${name.replaceAll('_', '-')}-${i + 1}.example`)),
    ),
  );
}

/** Shares heaped around one that depends on the figure. */
function madeUpBins(id: string, active: number): number[] {
  const middle = 2 + 15 * chance(id);
  const weights = Array.from({ length: 20 }, (_, bin) => 1 / (1 + (bin - middle) ** 2 / 8));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const sigmaSquared = publicProfile.tables.M.sigmaSquared;
  return weights.map(
    (weight, bin) => Math.round((active * weight) / sum) + noise(`${id} ${bin}`, sigmaSquared),
  );
}

/** A number from 0 to 1 that depends on a text alone: FNV-1a, mixed. */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Made-up noise: the sum of twelve such numbers, which is about normal. */
function noise(text: string, sigmaSquared: number): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += chance(`${text} ${i}`);
  return Math.round(sum * Math.sqrt(sigmaSquared));
}
