import { z } from 'zod';
import {
  column,
  nearThreshold,
  sourceColumn,
  uncertaintyColumns,
  windowColumns,
} from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { measuredNamed, windowDays } from '../publish/fill-columns.ts';

export default defineDataset({
  slug: 'recommended-publishers',
  title: 'Most recommended publishers',
  question: 'Which channels and publishers do platforms recommend to most people?',
  description:
    'One row is one publisher on one platform in four weeks: how many volunteers were recommended something of it. Each volunteer counts once, and in at most 10 rows of a window, drawn by lot, so that nobody weighs much. Ads and search results are not in it.',
  schemaVersion: 1,
  keywords: ['recommender systems', 'publishers', 'channels', 'data donation', 'algorithm audit'],
  sources: [],
  coverage:
    'Recommendations on the sites that volunteers switched on, in their browsers, half in view for one second. Apps, television sets and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and nothing is weighted.',
    'Each volunteer counts for at most 10 publishers, so the numbers are lower than the people who saw a publisher. Compare publishers with each other.',
    'Small publishers are missing: only those that many volunteers were shown are published.',
  ],
  measures: [
    {
      id: 'publishers',
      about: 'Contributors who were recommended something of a publisher',
      table: 'A',
      from: 'seen',
      where: `kind = 'recommendation'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'publisher_name', sql: 'publisher_name' },
      ],
      cells: 10,
      each: 1,
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that recommended it'),
    publisher_name: column(z.string().min(1), 'Public name of the publisher, as the platform showed it', {
      label: 'Publisher',
      role: 'name',
    }),
    value: column(
      z.int(),
      'Volunteers who were recommended something of this publisher, each counted for at most 10 publishers, with noise',
      { label: 'Volunteers', unit: 'volunteers', role: 'count' },
    ),
    ...uncertaintyColumns,
    near_threshold: nearThreshold,
  }),
  primaryKey: ['window_start', 'source', 'publisher_name'],
  derive: (window) =>
    window.cells('publishers').map((cell) => {
      const [source = '', publisher_name = ''] = cell.key;
      return { ...windowDays(window), source, publisher_name, ...measuredNamed(cell) };
    }),
  chart: {
    by: 'source',
    label: 'publisher_name',
    value: 'value',
    top: 8,
    title: 'Publishers that were recommended to most volunteers',
  },
});
