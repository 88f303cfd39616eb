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

const publisherName = z.string().min(1);

export default defineDataset({
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
  measures: [
    {
      id: 'pairs',
      about: 'Contributors who were recommended something of a publisher beside an item of another',
      table: 'A',
      from: 'paired',
      where: `kind = 'recommendation'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'watched_publisher', sql: 'host_publisher' },
        { name: 'recommended_publisher', sql: 'publisher_name' },
      ],
      cells: 4,
      each: 1,
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that recommended it'),
    watched_publisher: column(publisherName, 'Publisher of the item whose page was open', {
      label: 'Watched',
      role: 'name',
    }),
    recommended_publisher: column(publisherName, 'Publisher of the item that was recommended beside it', {
      label: 'Recommended',
      role: 'name',
    }),
    value: column(z.int(), 'Volunteers who met this pair, each counted for at most 4 pairs, with noise', {
      label: 'Volunteers',
      unit: 'volunteers',
      role: 'count',
    }),
    ...uncertaintyColumns,
    near_threshold: nearThreshold,
  }),
  primaryKey: ['window_start', 'source', 'watched_publisher', 'recommended_publisher'],
  derive: (window) =>
    window.cells('pairs').map((cell) => {
      const [source = '', watched_publisher = '', recommended_publisher = ''] = cell.key;
      return {
        ...windowDays(window),
        source,
        watched_publisher,
        recommended_publisher,
        ...measuredNamed(cell),
      };
    }),
  chart: {
    by: 'watched_publisher',
    label: 'recommended_publisher',
    value: 'value',
    top: 8,
    title: 'Publishers that were recommended beside others',
  },
});
