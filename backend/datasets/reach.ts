import { z } from 'zod';
import { Reach } from '#shared/observations/fields.ts';
import {
  column,
  countColumn,
  countSigmaColumn,
  shareColumns,
  sourceColumn,
  windowColumns,
} from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { cellsBy, sharesOf, windowDays } from '../publish/fill-columns.ts';

export default defineDataset({
  slug: 'reach',
  title: 'Searched for, or put before people',
  question:
    'How much of what people see did they search for, and to how much did a recommendation lead them?',
  description:
    'One row is one way on which people came to a page of a platform in four weeks: which share of all that they saw there stood on pages reached in this way. The share is that of an average volunteer: each weighs about the same, however much they see.',
  schemaVersion: 1,
  keywords: ['recommender systems', 'search', 'reach', 'data donation', 'algorithm audit'],
  sources: [],
  coverage:
    'Everything that volunteers saw on the sites that they switched on, half in view for one second. The way is known only where the page itself shows it; where it does not, it is "unknown". Apps and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and nothing is weighted.',
    'Of each volunteer about 20 things count on a platform, ways cut in the same proportion, and at most 8 rows of a window, drawn by lot.',
    'On many platforms the way is never shown: compare ways within a platform, and platforms only where "unknown" is small.',
  ],
  measures: [
    {
      id: 'reach',
      about: 'Things that were seen, by platform and the way on which their page was reached',
      table: 'B',
      from: 'seen',
      key: [
        { name: 'source', sql: 'source' },
        { name: 'reach', sql: 'reach' },
      ],
      cells: 8,
      each: 20,
      together: ['source'],
      keys: ({ sources }) => sources.flatMap(({ source }) => Reach.options.map((way) => [source, way])),
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that it was seen on'),
    reach: column(Reach, 'Way on which the page was reached, where the page itself shows it', {
      label: 'Reached by',
      role: 'dimension',
    }),
    ...shareColumns('Share', 'Share of what was seen that stood on pages reached in this way'),
    count: countColumn('Things seen', 'things', 'Things seen on pages reached in this way'),
    whole: countColumn('Of', 'things', 'All things seen on the platform'),
    count_sigma: countSigmaColumn('things', 'count'),
  }),
  primaryKey: ['window_start', 'source', 'reach'],
  derive: (window) =>
    cellsBy(window.cells('reach'), 1)
      .flatMap(sharesOf)
      .map(({ cell, whole, share }) => {
        const [source = '', way] = cell.key;
        return {
          ...windowDays(window),
          source,
          reach: Reach.parse(way),
          ...share,
          count: cell.value,
          whole,
          count_sigma: cell.sigma,
        };
      }),
  chart: {
    by: 'reach',
    label: 'source',
    value: 'value',
    top: 8,
    title: 'On which way people came to what they saw',
  },
});
