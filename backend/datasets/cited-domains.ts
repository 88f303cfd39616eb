import { defineNamedDataset } from '../publish/define-named-dataset.ts';

export default defineNamedDataset({
  slug: 'cited-domains',
  title: 'What AI answers cite',
  question: 'Which websites do AI answers rest on, for most people?',
  description:
    'One row is one domain and the platform whose AI answers name it as a source in four weeks: how many volunteers got such an answer. Each volunteer counts once, and for at most 4 domains of a window, drawn by lot, so that nobody weighs much. What was asked is in no row.',
  schemaVersion: 1,
  keywords: ['AI answers', 'citations', 'domains', 'generative search', 'data donation'],
  sources: [],
  coverage:
    'Answers of assistants and of search engines on the sites that volunteers switched on, in their browsers, with the sources that the page itself names by their address. Apps and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and so do their questions.',
    'Each volunteer counts for at most 4 domains, so the numbers are far lower than the people whose answers cited a domain. Compare domains with each other.',
    'A source counts when the answer names it: that does not prove that the answer says what it says.',
    'Rarely cited domains are missing: only those that many volunteers met are published.',
  ],
  measure: {
    id: 'cited-domains',
    about: 'Contributors who got an AI answer that cites a domain',
    from: 'seen',
    where: `kind = 'answer' and cited_domains <> ''`,
    cells: 4,
  },
  source: 'Platform that gave the answer',
  names: [
    {
      column: 'cited_domain',
      sql: `unnest(string_to_array(cited_domains, ' '))`,
      label: 'Domain',
      description: 'Domain that the answer names as a source',
    },
  ],
  value:
    'Volunteers who got an answer that cites this domain, each counted for at most 4 domains, with noise',
  chart: { title: 'Domains that AI answers cite, by volunteers who got such an answer' },
});
