import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { columnsOf } from './columns.ts';
import { loadDatasets } from './datasets.ts';
import { type DatasetDefinition, defineDataset } from './define-dataset.ts';
import { codebookMarkdown } from './write-codebook.ts';

const datasets = await loadDatasets();

describe.each(datasets.map((dataset) => [dataset.slug, dataset] as const))('%s', (_slug, dataset) => {
  test('describes every column, in words that mean something, with a unit on every number', () => {
    for (const column of columnsOf(dataset.row)) {
      expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(column.description.length, column.name).toBeGreaterThan(15);
      if (column.type === 'integer' || column.type === 'number')
        expect(column.unit, column.name).toBeTruthy();
    }
  });

  test('says what it asks, covers and misses', () => {
    expect(dataset.question).toMatch(/\?$/);
    expect(dataset.coverage.length).toBeGreaterThan(40);
    expect(dataset.knownBiases.join(' ')).toContain('not a random sample');
  });

  test('a row that stands for fewer people than the threshold does not even parse', () => {
    const column = columnsOf(dataset.row).find((one) => one.name === 'contributors');
    expect(column?.minimum).toBeGreaterThanOrEqual(dataset.minContributors);
  });

  test('is in the codebook with every column', async () => {
    const codebook = await codebookMarkdown();
    expect(codebook).toContain(dataset.title);
    for (const column of columnsOf(dataset.row))
      expect(codebook).toContain(`| ${column.name} | ${column.description} | ${column.type} |`);
  });
});

test.each([
  [{ minContributors: 19 }, 'at least 20'],
  [{ minContributors: 20.5 }, 'whole number'],
  [{ primaryKey: ['nothing'] }, 'no column named nothing'],
  [{ counted: z.strictObject({ publisher_name: z.string() }) }, 'the query has no column'],
])('a dataset with a mistake is refused when it is declared: %j', (mistake, message) => {
  const [sound] = datasets;
  expect(() => defineDataset({ ...(sound as DatasetDefinition), ...mistake })).toThrow(message);
});
