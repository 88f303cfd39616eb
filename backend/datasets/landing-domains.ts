import { defineNamedDataset } from '../publish/define-named-dataset.ts';

export default defineNamedDataset({
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
  measure: {
    id: 'landing-domains',
    about: 'Contributors who saw an ad that leads to a domain',
    from: 'seen',
    where: `kind = 'ad'`,
    cells: 4,
  },
  source: 'Platform that showed the ad',
  names: [
    {
      column: 'landing_domain',
      sql: 'landing_domain',
      label: 'Domain',
      description: 'Domain that a click on the ad would lead to',
    },
  ],
  value: 'Volunteers who saw an ad that leads there, each counted for at most 4 domains, with noise',
  chart: { title: 'Domains that ads lead to, by volunteers who saw one' },
});
