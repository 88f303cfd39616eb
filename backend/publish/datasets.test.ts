import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadFigures } from '../measure/load-figures.ts';
import { MeasuredWindow } from '../measure/measured-window.ts';
import { columnsOf } from './columns.ts';
import { loadDatasets } from './datasets.ts';
import { mistakesInDatasets } from './datasets-mistakes.ts';
import { type DatasetDefinition, defineDataset } from './define-dataset.ts';
import { type Row, sortRows } from './row.ts';
import { madeUpStories } from './testing/made-up-release.ts';
import { madeUpWindow } from './testing/measured-window.ts';
import { windowReader } from './window-reader.ts';

const datasets = await loadDatasets();
const figures = await loadFigures();
/** Windows in which so many took part. */
const windows = new Map([15_000, 0].map((active) => [active, madeUpWindow(datasets, figures, { active })]));
const bySlug = datasets.map((dataset) => [dataset.slug, dataset] as const);

test('all datasets and measures are sound, and fit into their tables together', () => {
  expect(mistakesInDatasets(datasets)).toEqual([]);
});

test('the made-up windows are windows', () => {
  for (const window of windows.values()) expect(() => MeasuredWindow.parse(window)).not.toThrow();
});

describe.each(bySlug)('%s', (_slug, dataset) => {
  const derive = (active: number) => {
    const window = windows.get(active) as MeasuredWindow;
    return dataset.derive(windowReader(window, madeUpStories([window])));
  };
  const parse = (row: object) => dataset.row.parse(row) as Row;
  const rows = derive(15_000).map(parse);

  test('gives rows that fit its schema, each with a key of its own and no number that is none', () => {
    expect(rows.length).toBeGreaterThan(0);
    const keys = sortRows(rows, dataset.primaryKey).map((row) =>
      JSON.stringify(dataset.primaryKey.map((name) => row[name])),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of rows)
      for (const [name, value] of Object.entries(row))
        if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
  });

  test('gives the same rows for the same window', () => {
    expect(JSON.stringify(derive(15_000))).toBe(JSON.stringify(derive(15_000)));
  });

  test('gives sound rows of a window in which hardly anybody took part', () => {
    for (const row of derive(0).map(parse))
      for (const value of Object.values(row))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  });

  test('gives no rows of a window from before there was anything to measure', () => {
    const window = { ...(windows.get(15_000) as MeasuredWindow), measures: {}, figures: {} };
    expect(dataset.derive(windowReader(window))).toEqual([]);
  });

  test('each value lies within its interval', () => {
    for (const { value, ci95_low: low, ci95_high: high } of rows) {
      if (typeof value !== 'number') continue;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });

  test('has a value in most rows of a window of 15,000, so that it is worth publishing', () => {
    expect(rows.filter(({ value }) => value !== null).length).toBeGreaterThan(rows.length / 2);
  });

  test('draws columns that there are', () => {
    const names = columnsOf(dataset.row).map(({ name }) => name);
    const { by, label, value } = dataset.chart;
    expect(names).toEqual(expect.arrayContaining([label, value, ...(by === undefined ? [] : [by])]));
  });
});

describe('a dataset with a mistake is named, and so is its column', () => {
  const sound = datasets.find(({ slug }) => slug === 'answers') as DatasetDefinition;
  const [measure] = sound.measures;
  if (!measure) throw new Error('answers measures something.');
  const others = datasets.filter((dataset) => dataset !== sound);
  const mistakes = (change: Partial<DatasetDefinition>) =>
    mistakesInDatasets([...others, { ...sound, ...change }]);
  const withColumn = (schema: z.ZodType) => ({ row: sound.row.extend({ extra: schema }) as z.ZodObject });

  test.each<[string, Partial<DatasetDefinition>, string]>([
    [
      'a bound above that of its table',
      { measures: [{ ...measure, each: 200 }, ...sound.measures.slice(1)] },
      'answers: the measure answers (source, surface, status) takes 320000 of table B, which has 20000',
    ],
    [
      'a bound that the other measures leave no room for',
      { measures: [{ ...measure, each: 20 }, ...sound.measures.slice(1)] },
      'Table B allows a squared sensitivity of 20000',
    ],
    [
      'cells cut together by a part that is not there',
      { measures: [{ ...measure, together: ['page'] }, ...sound.measures.slice(1)] },
      'answers cuts together what is alike in page',
    ],
    ['a column without a description', withColumn(z.string()), 'answers: column extra has no description.'],
    [
      'a column without a label',
      withColumn(z.string().describe('Something else').meta({ role: 'text' })),
      'answers: column extra has no label.',
    ],
    [
      'a number without a unit',
      withColumn(z.int().describe('Something else').meta({ label: 'Extra', role: 'count' })),
      'answers: column extra is a number and has no unit.',
    ],
    [
      'a value that may be missing without a reason',
      withColumn(
        z
          .number()
          .min(0)
          .nullable()
          .describe('Something else')
          .meta({ label: 'Extra', role: 'count', unit: 'things' }),
      ),
      'answers: column extra does not say what it means that there is no value.',
    ],
    ['a key that is not there', { primaryKey: ['window_start', 'page'] }, 'names a column page'],
    ['no description', { description: ' ' }, 'answers has no description.'],
    ['no question', { question: 'Answers.' }, 'answers asks no question'],
    ['the name of another', { slug: 'reach' }, 'Two datasets are called reach.'],
    ['something read that nobody measures', { reads: ['weather'] }, 'answers reads weather'],
  ])('%s', (_, change, message) => {
    expect(mistakes(change).join('\n')).toContain(message);
  });

  test('a column that a chart or a key names and that is not there is refused when it is declared', () => {
    expect(() => defineDataset({ ...sound, primaryKey: ['nothing'] })).toThrow(
      'answers: there is no column named nothing',
    );
  });
});
