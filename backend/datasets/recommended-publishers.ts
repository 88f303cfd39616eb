import { defineNamedDataset } from '../publish/define-named-dataset.ts';

export default defineNamedDataset({
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
  measure: {
    id: 'publishers',
    about: 'Contributors who were recommended something of a publisher',
    from: 'seen',
    where: `kind = 'recommendation'`,
    cells: 10,
  },
  source: 'Platform that recommended it',
  names: [
    {
      column: 'publisher_name',
      sql: 'publisher_name',
      label: 'Publisher',
      description: 'Public name of the publisher, as the platform showed it',
    },
  ],
  value:
    'Volunteers who were recommended something of this publisher, each counted for at most 10 publishers, with noise',
  chart: { title: 'Publishers that were recommended to most volunteers' },
});
