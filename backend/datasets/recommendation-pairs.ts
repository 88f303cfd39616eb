import { defineNamedDataset } from '../publish/define-named-dataset.ts';

export default defineNamedDataset({
  slug: 'recommendation-pairs',
  title: 'What is recommended beside what',
  question: 'Whoever watches something of one publisher: which publishers are they sent to next?',
  description:
    'One row is a pair of publishers on one platform in four weeks: how many volunteers opened a page of the first and were recommended something of the second there. Both can be the same. Each volunteer counts once, and for at most 4 pairs of a window, drawn by lot.',
  schemaVersion: 1,
  keywords: ['recommender systems', 'rabbit holes', 'publishers', 'data donation', 'algorithm audit'],
  sources: [],
  coverage:
    'Recommendations beside an item on the sites that volunteers switched on. The publisher of that item is known only when the platform had shown the item to the same volunteer in the same four weeks, as a recommendation or as a result; pages that were opened from elsewhere are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and nothing is weighted.',
    'Each volunteer counts for at most 4 pairs, so the numbers are far lower than the people who met a pair. Compare pairs with each other.',
    'Only frequent pairs are published; that a pair is missing does not say that it is never recommended.',
    'A pair says what stood beside what, not why: large publishers stand beside everything.',
  ],
  measure: {
    id: 'pairs',
    about: 'Contributors who were recommended something of a publisher beside an item of another',
    from: 'paired',
    where: `kind = 'recommendation'`,
    cells: 4,
  },
  source: 'Platform that recommended it',
  names: [
    {
      column: 'watched_publisher',
      sql: 'host_publisher',
      label: 'Watched',
      description: 'Publisher of the item whose page was open',
    },
    {
      column: 'recommended_publisher',
      sql: 'publisher_name',
      label: 'Recommended',
      description: 'Publisher of the item that was recommended beside it',
    },
  ],
  value: 'Volunteers who met this pair, each counted for at most 4 pairs, with noise',
  chart: { by: 'watched_publisher', title: 'Publishers that were recommended beside others' },
});
