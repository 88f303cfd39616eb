import { z } from 'zod';
import { StoryCategory, StorySeverity } from '#shared/stories/category.ts';
import { publicSources } from '../measure/public-sources.ts';
import { column, uncertaintyColumns, windowColumns } from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { measured, windowDays } from '../publish/fill-columns.ts';
import { type ProtectedCell, sumOf } from '../publish/window-reader.ts';

const Dimension = z.enum(['all', 'category', 'severity', 'site']);
const elsewhere = 'elsewhere';
const sites = publicSources.map(({ source }) => source);

/** Sums the cells that are called alike, each group with its name. */
function sumsBy(cells: readonly ProtectedCell[], part: number): [name: string, sum: ProtectedCell][] {
  return [...Map.groupBy(cells, ({ key }) => key[part] ?? '')].map(([name, own]) => [name, sumOf(own)]);
}

export default defineDataset({
  slug: 'story-counts',
  title: 'What people tell',
  question: 'What do people report about recommendations, ads and AI answers, how bad was it, and where?',
  description:
    'One row is what stories of four weeks have in common: a category, how much it affected the person, or the site. It says in how many weeks volunteers told such a story, all volunteers added up: who tells one in each of two weeks counts twice. Every row has noise of its own, so that rows do not add up exactly, and can be below zero.',
  schemaVersion: 1,
  keywords: ['stories', 'harms', 'regrets', 'citizen reports', 'data donation'],
  sources: [],
  coverage:
    'Stories that volunteers sent, whatever they let happen with the words. Category and severity are the choice of the person who told it; the site is where it happened, if it was in the browser.',
  knownBiases: [
    'Volunteers, not a random sample: who tells a story decides that alone, and most of what happens to people is never told.',
    'Of each volunteer one story counts in a week, drawn by lot where there are more.',
    'Categories and severities are sums of many noisy numbers: small differences between them mean nothing; see the intervals.',
  ],
  measures: [
    {
      id: 'stories',
      about: 'Contributors who told a story in the week',
      table: 'C',
      from: 'told',
      key: [{ name: 'what', sql: `'all'` }],
      cells: 1,
      each: 1,
      keys: () => [['all']],
    },
    {
      id: 'story-kinds',
      about: 'Contributors who told a story in the week, by category and severity',
      table: 'C',
      from: 'told',
      key: [
        { name: 'category', sql: 'category' },
        { name: 'severity', sql: 'severity' },
      ],
      cells: 1,
      each: 1,
      keys: () =>
        StoryCategory.options.flatMap((category) =>
          StorySeverity.options.map((severity) => [category, severity]),
        ),
    },
    {
      id: 'story-sources',
      about: 'Contributors who told a story in the week, by the site it happened on',
      table: 'C',
      from: 'told',
      key: [
        {
          name: 'source',
          sql: `case when source in ('${sites.join("', '")}') then source else '${elsewhere}' end`,
        },
      ],
      cells: 1,
      each: 1,
      keys: ({ sources }) => [...sources.map(({ source }) => [source]), [elsewhere]],
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    dimension: column(Dimension, 'What the row counts stories by; "all" is one row for all of them', {
      label: 'By',
      role: 'dimension',
    }),
    name: column(
      z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      'The category, the severity or the site; "elsewhere" is no site that is read, "all" all stories',
      { label: 'Name', role: 'dimension' },
    ),
    value: column(z.int(), 'Weeks in which a volunteer told such a story, with noise', {
      label: 'Stories',
      unit: 'volunteers x weeks',
      role: 'count',
    }),
    ...uncertaintyColumns,
  }),
  primaryKey: ['window_start', 'dimension', 'name'],
  derive: (window) => {
    const kinds = window.cells('story-kinds');
    const sums = {
      all: sumsBy(window.cells('stories'), 0),
      category: sumsBy(kinds, 0),
      severity: sumsBy(kinds, 1),
      site: sumsBy(window.cells('story-sources'), 0),
    };
    return Dimension.options.flatMap((dimension) =>
      sums[dimension].map(([name, sum]) => ({ ...windowDays(window), dimension, name, ...measured(sum) })),
    );
  },
  chart: {
    by: 'dimension',
    label: 'name',
    value: 'value',
    top: 14,
    title: 'Stories by category, severity and site',
  },
});
