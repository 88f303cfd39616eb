import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Row } from '../publish/row.ts';
import type { Release } from './release-catalogue.ts';

/** Bars of one panel, largest first. */
export interface Panel {
  by: string;
  bars: { label: string; value: number }[];
}

/** The part of a release's rows that its page shows. */
export interface ReleaseView {
  /** Period drawn: the latest complete one, else the latest. `null` when the release has no rows. */
  period: string | null;
  complete: boolean;
  panels: Panel[];
  /** Rows of that period with the highest values. */
  preview: Row[];
}

const previewRows = 50;
const remembered = 64;
const JsonFile = z.looseObject({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/** Reads views and remembers the last few: releases never change. */
export function releaseViews(): (release: Release) => Promise<ReleaseView> {
  const views = new Map<string, Promise<ReleaseView>>();
  return (release) => {
    const known = views.get(release.folder);
    if (known) return known;
    const view = readView(release);
    views.set(release.folder, view);
    view.catch(() => views.delete(release.folder));
    const [oldest] = views.keys();
    if (views.size > remembered && oldest !== undefined) views.delete(oldest);
    return view;
  };
}

async function readView({ folder, manifest }: Release): Promise<ReleaseView> {
  const file = await readFile(join(folder, `${manifest.dataset}.json`), 'utf8');
  return viewOf(JsonFile.parse(JSON.parse(file)).rows, manifest.chart);
}

/** What a page shows of rows. */
function viewOf(rows: readonly Row[], chart: Release['manifest']['chart']): ReleaseView {
  const complete = rows.filter((row) => row[chart.complete] === true);
  const drawable = complete.length > 0 ? complete : rows;
  const period = drawable
    .map((row) => String(row[chart.period]))
    .sort()
    .at(-1);
  const shown = drawable
    .filter((row) => row[chart.period] === period)
    .sort((a, b) => Number(b[chart.value]) - Number(a[chart.value]));
  const groups = Map.groupBy(shown, (row) => String(row[chart.by]));
  return {
    period: period ?? null,
    complete: complete.length > 0,
    panels: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([by, group]) => ({
        by,
        bars: group
          .slice(0, chart.top)
          .map((row) => ({ label: String(row[chart.label]), value: Number(row[chart.value]) })),
      })),
    preview: shown.slice(0, previewRows),
  };
}
