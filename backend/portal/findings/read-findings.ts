import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MeasuredFigure } from '../../measure/measured-window.ts';
import { readJsonRows } from '../../publish/json-rows.ts';
import { Measurements } from '../../publish/measurements.ts';
import type { Release } from '../../publish/read-release.ts';
import { sortRows } from '../../publish/row.ts';
import { rememberReleases } from '../remember-releases.ts';
import type { Finding, FindingPoint, ShareGroup } from './finding.ts';

/** Slug of the dataset that findings are read from. */
export const findingsDataset = 'headline-figures';

const share = z.number().nullable();

/** What a page needs of a row of the dataset; releases of any version have it. */
const FigureRow = z.looseObject({
  window_start: z.string(),
  window_end: z.string(),
  value: share,
  ci95_low: share,
  ci95_high: share,
  trimmed_mean: share,
  contributors: z.number(),
  contributors_low: z.number(),
  contributors_high: z.number(),
  fakes_to_move_10_percent: share,
  fakes_share: share,
  fragile: z.boolean(),
});

const z95 = 1.959964;
const binsInGroup = 4;
const remembered = 16;

/**
 * Reads the findings of releases of the headline figures, and remembers the last few: releases never change.
 * @returns a reader whose answer is in the order of the figures' ids
 */
export const findingsReader = (): ((release: Release) => Promise<Finding[]>) =>
  rememberReleases(readFindings, remembered);

async function readFindings(release: Release): Promise<Finding[]> {
  const read = (name: string) => readFile(join(release.folder, name), 'utf8');
  const [rows, measured] = await Promise.all([read(`${findingsDataset}.json`), read('measurements.json')]);
  const { windows } = Measurements.parse(JSON.parse(measured));
  const groups = Map.groupBy(readJsonRows(rows), (row) => String(row.figure));
  return [...groups].flatMap(([id, own]) => {
    const figure = windows.findLast(({ figures }) => id in figures)?.figures[id];
    const rows = sortRows(own, ['window_start']);
    const points = z.array(FigureRow).parse(rows).map(pointOf);
    const newest = points.at(-1);
    return figure && newest ? [{ id, ...aboutFigure(figure), release, points, newest, rows }] : [];
  });
}

function aboutFigure(figure: MeasuredFigure) {
  const { title, question, words, digest, registered, sigmaSquared } = figure;
  const sigma = Number(Math.sqrt(sigmaSquared).toFixed(3));
  return { title, question, words, digest, registered, sigma, spread: spreadOf(figure) };
}

function pointOf(row: z.infer<typeof FigureRow>): FindingPoint {
  return {
    from: row.window_start,
    until: row.window_end,
    value: row.value,
    low: row.ci95_low,
    high: row.ci95_high,
    mean: row.trimmed_mean,
    contributors: row.contributors,
    contributorsLow: row.contributors_low,
    contributorsHigh: row.contributors_high,
    fakes: row.fakes_to_move_10_percent,
    fakesShare: row.fakes_share,
    fragile: row.fragile,
  };
}

/** Four bins at a time, whose noise adds up: fewer numbers, each with more people behind it. */
function spreadOf({ bins, edges, sigmaSquared }: MeasuredFigure): ShareGroup[] {
  const half = Math.ceil(z95 * Math.sqrt(binsInGroup * sigmaSquared));
  return Array.from({ length: bins.length / binsInGroup }, (_, group) => {
    const at = group * binsInGroup;
    const volunteers = bins.slice(at, at + binsInGroup).reduce((sum, count) => sum + count, 0);
    return {
      from: (edges[at] ?? 0) / 1000,
      until: (edges[at + binsInGroup] ?? 1000) / 1000,
      ...{ volunteers, low: volunteers - half, high: volunteers + half },
    };
  });
}
