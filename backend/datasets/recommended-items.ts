import { defineNamedDataset } from '../publish/define-named-dataset.ts';

export default defineNamedDataset({
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
  measure: {
    id: 'items',
    about: 'Contributors who were recommended an item',
    from: 'seen',
    where: `kind = 'recommendation'`,
    cells: 6,
  },
  source: 'Platform that recommended it',
  names: [
    {
      column: 'item_id',
      sql: 'item_id',
      label: 'Id',
      description: 'Public id of the item on the platform',
      role: 'identifier',
    },
    {
      column: 'item_title',
      sql: 'item_title',
      label: 'Title',
      description: 'Title of the item, as the platform showed it',
    },
  ],
  value: 'Volunteers who were recommended this item, each counted for at most 6 items, with noise',
  chart: { title: 'Items that were recommended to most volunteers' },
});
