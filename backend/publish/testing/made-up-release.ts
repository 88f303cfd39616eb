import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newReceiptKey, receiptSigner } from '../../ingest/receipt-signer.ts';
import type { MeasuredCell, MeasuredWindow } from '../../measure/measured-window.ts';
import { column, nearThreshold, uncertaintyColumns, windowColumns } from '../define-columns.ts';
import { type DatasetDefinition, defineDataset } from '../define-dataset.ts';
import { deriveRows } from '../derive-rows.ts';
import { type Measurements, measurementsOf } from '../measurements.ts';
import type { PublishedStory } from '../published-story.ts';
import { releaseFacts } from '../release-facts.ts';
import { writeRelease } from '../write-release.ts';

/** A dataset with a column of every kind: names by others, a closed list, a share that can be missing. */
export const madeUp = defineDataset({
  slug: 'made-up-publishers',
  title: 'Made-up publishers',
  question: 'Which publishers are recommended to most people?',
  description: 'One row is one publisher on one part of a platform in four weeks.',
  schemaVersion: 1,
  keywords: ['publishers', 'made up'],
  sources: ['youtube'],
  coverage: 'Recommendations that volunteers saw on the sites that they switched on.',
  knownBiases: ['Volunteers, not a random sample.', 'Of each volunteer at most 10 publishers count.'],
  measures: [
    {
      id: 'made-up',
      about: 'Contributors who were recommended something of a publisher',
      table: 'A',
      from: 'seen',
      key: [
        { name: 'surface', sql: 'surface' },
        { name: 'publisher_name', sql: 'publisher_name' },
      ],
      cells: 10,
      each: 1,
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    surface: column(z.enum(['home', 'watch-next']), 'Part of the page', {
      label: 'Surface',
      role: 'dimension',
    }),
    publisher_name: column(z.string().min(1), 'Public name of the publisher', {
      label: 'Publisher',
      role: 'name',
    }),
    value: column(z.int(), 'Volunteers who were recommended something of it, with noise', {
      label: 'Volunteers',
      unit: 'volunteers',
      role: 'count',
    }),
    ...uncertaintyColumns,
    near_threshold: nearThreshold,
    share: column(z.number().nullable(), 'Share of the largest value on that part of the page', {
      label: 'Share of the largest',
      unit: 'share',
      role: 'share',
      missing: 'the largest value is not above zero',
    }),
  }),
  primaryKey: ['window_start', 'surface', 'publisher_name'],
  derive: (window) => {
    const cells = window.cells('made-up');
    const largest = Math.max(0, ...cells.map(({ value }) => value));
    return cells.map(({ key: [surface, publisher_name = ''], week: _, ...cell }) => ({
      window_start: window.from,
      window_end: window.until,
      surface: surface === 'home' ? ('home' as const) : ('watch-next' as const),
      publisher_name,
      ...cell,
      share: largest > 0 ? Number((cell.value / largest).toFixed(6)) : null,
    }));
  },
  chart: {
    by: 'surface',
    label: 'publisher_name',
    value: 'value',
    top: 8,
    title: 'Made-up publishers that were recommended to most volunteers',
  },
});

/** Cells of the made-up dataset: names with values, on the home page. */
export function homeCells(values: Record<string, number>): MeasuredCell[] {
  return Object.entries(values).map(([name, value]) => ({ key: ['home', name], week: 0, value }));
}

/** What was measured in one made-up window. */
export function madeUpWindow(
  cells: readonly MeasuredCell[],
  more: Partial<MeasuredWindow> = {},
): MeasuredWindow {
  return {
    format: 'daylight-window/1',
    study: 'daylight',
    simulated: false,
    profile: 'D1',
    from: '2026-10-05',
    until: '2026-11-01',
    closed: '2026-11-04',
    measured: '2026-11-05',
    active: [6012, 6100, 5998, 6040],
    activeSigmaSquared: 2000,
    coarse: false,
    spent: { rho: '19/250', delta: 1e-8, tables: ['A', 'B', 'C', 'M'] },
    withheld: [],
    measures: {
      'made-up': {
        about: 'Contributors who were recommended something of a publisher',
        table: 'A',
        keyNames: ['surface', 'publisher_name'],
        bound: { cells: 10, each: 1 },
        sigmaSquared: 320,
        cells: [...cells],
      },
      'of-another-dataset': {
        about: 'Something that this dataset does not read',
        table: 'B',
        keyNames: ['source'],
        bound: { cells: 1, each: 1 },
        sigmaSquared: 1_000_000,
        cells: [{ key: ['youtube'], week: 0, value: 12 }],
      },
    },
    figures: {},
    ...more,
  };
}

/** Signs the releases of this process. */
export const releaseSigner = receiptSigner(newReceiptKey());

/** How the measurements of a made-up release are. */
export interface MadeUp {
  version?: string;
  windows?: MeasuredWindow[];
}

/** Measurements of a made-up release of a dataset. */
export function measurementsFor(
  dataset: DatasetDefinition,
  windows: readonly MeasuredWindow[],
  version = '1.0.0',
): Measurements {
  const circumstances = {
    version,
    created: '2026-11-21',
    software: 'Daylight 0.1.0',
    rulePacks: ['youtube@3'],
    contact: 'study@example.org',
    address: 'https://data.example',
  };
  return measurementsOf(dataset, windows, circumstances, madeUpStories(windows));
}

/** A story of each window, every other one in hostile words. */
export function madeUpStories(windows: readonly MeasuredWindow[]): PublishedStory[] {
  return windows.map(({ from, until }, place) => ({
    text: place % 2 === 0 ? 'It keeps pushing this at my daughter.' : '=1+1,"<script>\nit said',
    ...{ redacted: place % 2 === 1, category: 'recommendation-children', severity: 'much' },
    ...{ source: place % 2 === 0 ? 'youtube' : null, language: 'en', day: from, published_day: until },
  }));
}

/** Measurements of a release of the made-up dataset. */
export function madeUpMeasurements({ version, windows }: MadeUp = {}): Measurements {
  return measurementsFor(madeUp, windows ?? [madeUpWindow(homeCells({ News: 400, Sport: 250 }))], version);
}

/** Writes a release of the made-up dataset to its place. @returns its folder */
export function writeMadeUp(releasesFolder: string, made: MadeUp = {}): Promise<string> {
  return writeReleaseOf(madeUp, madeUpMeasurements(made), releasesFolder);
}

/** Writes a release of any dataset to its place. @returns its folder */
export async function writeReleaseOf(
  dataset: DatasetDefinition,
  measurements: Measurements,
  releasesFolder: string,
): Promise<string> {
  const folder = join(releasesFolder, dataset.slug, measurements.version);
  await mkdir(folder, { recursive: true });
  const rows = deriveRows(dataset, measurements);
  const facts = releaseFacts(dataset, measurements, rows.length);
  await writeRelease(folder, facts, rows, measurements, releaseSigner);
  return folder;
}
