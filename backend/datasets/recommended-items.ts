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
  slug: 'recommended-items',
  title: 'Most recommended videos, posts and products',
  question: 'Which single videos, posts and products do platforms recommend to most people?',
  description:
    'One row is one item on one platform in four weeks: how many volunteers were recommended it. Each volunteer counts once, and for at most 6 items of a window, drawn by lot, so that nobody weighs much. Ads and search results are not in it.',
  schemaVersion: 1,
  keywords: ['recommender systems', 'viral videos', 'data donation', 'algorithm audit'],
  sources: [],
  coverage:
    'Recommendations on the sites that volunteers switched on, in their browsers, half in view for one second; of social networks only what public pages published. Apps, television sets and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and nothing is weighted.',
    'Each volunteer counts for at most 6 items, so the numbers are far lower than the people who were shown an item. Compare items with each other.',
    'Only what very many were shown is published: what is recommended to few, which is most of it, is missing.',
    'An item whose title was changed or translated has a row for each title.',
  ],
  measures: [
    {
      id: 'items',
      about: 'Contributors who were recommended an item',
      table: 'A',
      from: 'seen',
      where: `kind = 'recommendation'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'item_id', sql: 'item_id' },
        { name: 'item_title', sql: 'item_title' },
      ],
      cells: 6,
      each: 1,
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that recommended it'),
    item_id: column(z.string().min(1), 'Public id of the item on the platform', {
      label: 'Id',
      role: 'identifier',
    }),
    item_title: column(z.string().min(1), 'Title of the item, as the platform showed it', {
      label: 'Title',
      role: 'name',
    }),
    value: column(
      z.int(),
      'Volunteers who were recommended this item, each counted for at most 6 items, with noise',
      { label: 'Volunteers', unit: 'volunteers', role: 'count' },
    ),
    ...uncertaintyColumns,
    near_threshold: nearThreshold,
  }),
  primaryKey: ['window_start', 'source', 'item_id', 'item_title'],
  derive: (window) =>
    window.cells('items').map((cell) => {
      const [source = '', item_id = '', item_title = ''] = cell.key;
      return { ...windowDays(window), source, item_id, item_title, ...measuredNamed(cell) };
    }),
  chart: {
    by: 'source',
    label: 'item_title',
    value: 'value',
    top: 8,
    title: 'Items that were recommended to most volunteers',
  },
});
