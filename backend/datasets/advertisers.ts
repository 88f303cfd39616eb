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
  slug: 'advertisers',
  title: 'Advertisers that reach most people',
  question: 'Whose ads do most people see, and on which platforms?',
  description:
    'One row is one advertiser on one platform in four weeks: how many volunteers saw an ad of it. Each volunteer counts once, and for at most 4 advertisers of a window, drawn by lot, so that nobody weighs much.',
  schemaVersion: 1,
  keywords: ['online advertising', 'advertisers', 'data donation', 'ad transparency'],
  sources: [],
  coverage:
    'Ads on the sites that volunteers switched on, in their browsers, half in view for one second, that name their advertiser. Ads that blockers removed, apps, television sets and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and many of them block ads.',
    'Each volunteer counts for at most 4 advertisers, so the numbers are far lower than the people who saw an advertiser. Compare advertisers with each other.',
    'Small advertisers are missing: only those that many volunteers saw are published.',
    'An advertiser is named as the ad names it: one company can stand in several rows.',
  ],
  measures: [
    {
      id: 'advertisers',
      about: 'Contributors who saw an ad of an advertiser',
      table: 'A',
      from: 'seen',
      where: `kind = 'ad'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'advertiser', sql: 'advertiser' },
      ],
      cells: 4,
      each: 1,
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that showed the ad'),
    advertiser: column(z.string().min(1), 'Advertiser, as the ad named it', {
      label: 'Advertiser',
      role: 'name',
    }),
    value: column(
      z.int(),
      'Volunteers who saw an ad of this advertiser, each counted for at most 4 advertisers, with noise',
      { label: 'Volunteers', unit: 'volunteers', role: 'count' },
    ),
    ...uncertaintyColumns,
    near_threshold: nearThreshold,
  }),
  primaryKey: ['window_start', 'source', 'advertiser'],
  derive: (window) =>
    window.cells('advertisers').map((cell) => {
      const [source = '', advertiser = ''] = cell.key;
      return { ...windowDays(window), source, advertiser, ...measuredNamed(cell) };
    }),
  chart: {
    by: 'source',
    label: 'advertiser',
    value: 'value',
    top: 8,
    title: 'Advertisers whose ads most volunteers saw',
  },
});
