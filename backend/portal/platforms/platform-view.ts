import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonRows } from '../../publish/json-rows.ts';
import type { Manifest } from '../../publish/manifest.ts';
import type { Release } from '../../publish/read-release.ts';
import type { Row } from '../../publish/row.ts';
import { type ReleaseView, viewOf } from '../release-view.ts';
import { rememberReleases } from '../remember-releases.ts';

/** What a release says about one platform. */
export interface PlatformView extends ReleaseView {
  /** Rows about the platform, of all windows. */
  rows: number;
  /** The chart that is drawn of it: that of the dataset, without what is the same for all of a platform. */
  chart: Manifest['chart'];
}

/** What a release says about each platform, by the platform's id. */
export type PlatformViews = ReadonlyMap<string, PlatformView>;

/** Bars of one chart on a page that has many. */
const mostBars = 6;
const mostPanels = 4;

/** Reads what releases say about platforms, and remembers it for the last few: releases never change. */
export const platformViewReader = (): ((release: Release) => Promise<PlatformViews>) =>
  rememberReleases(readViews);

/** Whether the rows of a dataset say which platform they are about. */
export function tellsPlatforms({ columns }: Pick<Manifest, 'columns'>): boolean {
  return columns.some(({ name }) => name === 'source');
}

async function readViews({ folder, manifest }: Release): Promise<PlatformViews> {
  if (!tellsPlatforms(manifest)) return new Map();
  const rows = readJsonRows(await readFile(join(folder, `${manifest.dataset}.json`), 'utf8'));
  const groups = Map.groupBy(rows, (row) => (typeof row.source === 'string' ? row.source : ''));
  return new Map([...groups].map(([source, own]) => [source, platformView(own, manifest)]));
}

/** What rows of one platform show, drawn by the dataset's chart: the platform itself is no panel and no label of it. */
function platformView(rows: readonly Row[], manifest: Manifest): PlatformView {
  const { chart, primaryKey, columns } = manifest;
  const own = {
    ...chart,
    by: chart.by === 'source' || chart.label === 'source' ? null : chart.by,
    label: chart.label === 'source' ? (chart.by ?? 'source') : chart.label,
    top: mostBars,
  };
  const key = primaryKey.filter((name) => name !== 'source');
  const view = viewOf(rows, { chart: own, primaryKey: key, columns }, mostPanels);
  return { ...view, chart: own, rows: rows.length };
}
