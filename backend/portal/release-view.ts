import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonRows } from '../publish/json-rows.ts';
import type { Manifest } from '../publish/manifest.ts';
import type { Release } from '../publish/read-release.ts';
import type { Row } from '../publish/row.ts';
import { rememberReleases } from './remember-releases.ts';
import { valueName } from './value-name.ts';

/** One bar: a value, and the interval that holds it without noise, where the dataset has one. */
export interface Bar {
  label: string;
  value: number;
  low: number | null;
  high: number | null;
}

/** Bars of one panel, largest first. */
export interface Panel {
  /** What the panel is of; empty when the chart has one panel. */
  by: string;
  bars: Bar[];
}

/** The part of a release's rows that its page shows. */
export interface ReleaseView {
  /** The newest window that has rows. `null` when the release has none. */
  window: { from: string; until: string } | null;
  /** Those with the largest values, by name. */
  panels: Panel[];
  /** Panels that are in the files alone. */
  more: number;
  /** Rows of that window with the highest values. */
  preview: Row[];
}

const previewRows = 50;

/** Reads views and remembers the last few: releases never change. */
export const releaseViews = (): ((release: Release) => Promise<ReleaseView>) => rememberReleases(readView);

async function readView({ folder, manifest }: Release): Promise<ReleaseView> {
  const file = await readFile(join(folder, `${manifest.dataset}.json`), 'utf8');
  return viewOf(readJsonRows(file), manifest);
}

/**
 * What a page shows of rows.
 * @param mostPanels of the chart; the others are counted
 */
export function viewOf(
  rows: readonly Row[],
  { chart, primaryKey, columns }: Pick<Manifest, 'chart' | 'primaryKey' | 'columns'>,
  mostPanels = 12,
): ReleaseView {
  const inWords = wordsFor(columns);
  const newest = rows
    .map((row) => String(row.window_start))
    .sort()
    .at(-1);
  const own = rows.filter((row) => row.window_start === newest);
  const shown = [...own].sort((a, b) => shownValue(b, chart) - shownValue(a, chart));
  const drawn = shown.filter((row) => typeof row[chart.value] === 'number');
  const groups = Map.groupBy(drawn, (row) => (chart.by === null ? '' : String(row[chart.by])));
  const panels = [...groups].map(([by, group]) => ({
    by,
    bars: barsOf(group.slice(0, chart.top), { chart, primaryKey, inWords }),
  }));
  return {
    window: newest === undefined ? null : { from: newest, until: String(own[0]?.window_end) },
    panels: panels
      .slice(0, mostPanels)
      .sort((a, b) => (a.by < b.by ? -1 : 1))
      .map(({ by, bars }) => ({ by: chart.by === null ? by : inWords(chart.by, by), bars })),
    more: Math.max(0, panels.length - mostPanels),
    preview: shown.slice(0, previewRows),
  };
}

function shownValue(row: Row, { value }: Manifest['chart']): number {
  return typeof row[value] === 'number' ? row[value] : Number.NEGATIVE_INFINITY;
}

interface BarColumns extends Pick<Manifest, 'chart' | 'primaryKey'> {
  inWords: (column: string, value: Row[string]) => string;
}

function barsOf(rows: readonly Row[], { chart, primaryKey, inWords }: BarColumns): Bar[] {
  const alone = new Set(rows.map((row) => row[chart.label])).size === rows.length;
  // Where a label stands for several rows, the rest of the key tells them apart.
  const rest = alone
    ? []
    : primaryKey.filter((name) => !['window_start', chart.by, chart.label].includes(name));
  return rows.map((row) => ({
    label: [chart.label, ...rest].map((name) => inWords(name, row[name] ?? null)).join(' · '),
    value: Number(row[chart.value]),
    low: numberIn(row, 'ci95_low'),
    high: numberIn(row, 'ci95_high'),
  }));
}

/** Says values in words; only in columns that hold no words of others. */
function wordsFor(columns: Manifest['columns']): BarColumns['inWords'] {
  const said = columns.filter(({ role }) => role === 'dimension' || role === 'period');
  const names = new Set(said.map(({ name }) => name));
  return (column, value) => (names.has(column) ? valueName(column, String(value)) : String(value));
}

function numberIn(row: Row, name: string): number | null {
  return typeof row[name] === 'number' ? row[name] : null;
}
