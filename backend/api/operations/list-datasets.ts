import { z } from 'zod';
import { licence } from '../../publish/licence.ts';
import { unchanged } from '../answers.ts';
import { giveJson } from '../give-json.ts';
import { defineOperation } from '../operation.ts';
import { VersionSummary, versionSummary } from '../version-summary.ts';

const Catalogue = z.strictObject({
  study: z.string().describe('Who publishes'),
  licence: z.string().describe('SPDX name of the licence of all data'),
  datasets: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      question: z.string().describe('What the dataset answers'),
      keywords: z.array(z.string()),
      sources: z.array(z.string()).describe('Platforms that it speaks of; none stands for all'),
      latest: VersionSummary.nullable().describe('What `latest` means; null: nothing is published yet'),
    }),
  ),
});

/** The catalogue. */
export default defineOperation({
  id: 'listDatasets',
  path: '/api/v1/datasets',
  part: 'Catalogue',
  summary: 'List all datasets',
  description: 'Every dataset there is, published or not yet, with its newest version.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  answers: [
    {
      status: 200,
      about: 'The datasets, by their short name.',
      media: ['application/json'],
      holds: { name: 'Catalogue', schema: Catalogue },
    },
    unchanged,
  ],
  example: '/api/v1/datasets',
  async answer(context, _, { catalogue, definitions, baseUrl, studyName }) {
    const [defined, published] = await Promise.all([definitions(), catalogue.list()]);
    const slugs = new Set([...defined, ...published].map(({ slug }) => slug));
    const datasets = [...slugs].sort().flatMap((slug) => {
      const latest = published.find((one) => one.slug === slug)?.latest;
      const shown = latest?.manifest ?? defined.find((one) => one.slug === slug);
      if (!shown) return [];
      const { title, question, keywords, sources } = shown;
      return [
        { slug, title, question, keywords, sources, latest: latest ? versionSummary(latest, baseUrl) : null },
      ];
    });
    return giveJson(context, { study: studyName, licence: licence.name, datasets });
  },
});
