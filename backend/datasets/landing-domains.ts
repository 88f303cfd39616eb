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
  slug: 'landing-domains',
  title: 'Where ads lead',
  question: 'To which websites do the ads lead that most people see?',
  description:
    'One row is one domain and the platform whose ads lead there in four weeks: how many volunteers saw such an ad. Nobody clicked: the domain is what the ad itself shows. Each volunteer counts once, and for at most 4 domains of a window, drawn by lot.',
  schemaVersion: 1,
  keywords: ['online advertising', 'landing pages', 'domains', 'data donation', 'ad transparency'],
  sources: [],
  coverage:
    'Ads on the sites that volunteers switched on, in their browsers, half in view for one second, that show the domain they lead to. Ads that blockers removed, apps, television sets and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and many of them block ads.',
    'Each volunteer counts for at most 4 domains, so the numbers are far lower than the people who saw an ad for a domain. Compare domains with each other.',
    'Domains of trackers that an ad leads through, before the page of the advertiser, count as the domain.',
    'Small domains are missing: only those that many volunteers saw ads for are published.',
  ],
  measures: [
    {
      id: 'landing-domains',
      about: 'Contributors who saw an ad that leads to a domain',
      table: 'A',
      from: 'seen',
      where: `kind = 'ad'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'landing_domain', sql: 'landing_domain' },
      ],
      cells: 4,
      each: 1,
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that showed the ad'),
    landing_domain: column(z.string().min(1), 'Domain that a click on the ad would lead to', {
      label: 'Domain',
      role: 'name',
    }),
    value: column(
      z.int(),
      'Volunteers who saw an ad that leads there, each counted for at most 4 domains, with noise',
      { label: 'Volunteers', unit: 'volunteers', role: 'count' },
    ),
    ...uncertaintyColumns,
    near_threshold: nearThreshold,
  }),
  primaryKey: ['window_start', 'source', 'landing_domain'],
  derive: (window) =>
    window.cells('landing-domains').map((cell) => {
      const [source = '', landing_domain = ''] = cell.key;
      return { ...windowDays(window), source, landing_domain, ...measuredNamed(cell) };
    }),
  chart: {
    by: 'source',
    label: 'landing_domain',
    value: 'value',
    top: 8,
    title: 'Domains that ads lead to, by volunteers who saw one',
  },
});
