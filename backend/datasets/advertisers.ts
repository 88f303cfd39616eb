import { defineNamedDataset } from '../publish/define-named-dataset.ts';

export default defineNamedDataset({
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
  measure: {
    id: 'advertisers',
    about: 'Contributors who saw an ad of an advertiser',
    from: 'seen',
    where: `kind = 'ad'`,
    cells: 4,
  },
  source: 'Platform that showed the ad',
  names: [
    {
      column: 'advertiser',
      sql: 'advertiser',
      label: 'Advertiser',
      description: 'Advertiser, as the ad named it',
    },
  ],
  value: 'Volunteers who saw an ad of this advertiser, each counted for at most 4 advertisers, with noise',
  chart: { title: 'Advertisers whose ads most volunteers saw' },
});
