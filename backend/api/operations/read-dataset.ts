import { z } from 'zod';
import { refuse } from '../../ingest/outcome.ts';
import { columnsOf } from '../../publish/columns.ts';
import { Manifest } from '../../publish/manifest.ts';
import { problem } from '../../routes/problem.ts';
import { refusals, unchanged } from '../answers.ts';
import { Slug } from '../find-release.ts';
import { giveJson } from '../give-json.ts';
import { defineOperation } from '../operation.ts';
import { VersionSummary, versionSummary } from '../version-summary.ts';

const { title, question, description, keywords, sources, coverage, knownBiases, columns, primaryKey } =
  Manifest.shape;
const Dataset = z.strictObject({
  slug: z.string(),
  ...{ title, question, description, keywords, sources, coverage, knownBiases, columns, primaryKey },
  versions: z.array(VersionSummary).describe('Newest first; none: nothing is published yet'),
});

/** One dataset: what it says, its codebook and its versions. */
export default defineOperation({
  id: 'readDataset',
  path: '/api/v1/datasets/{slug}',
  part: 'Catalogue',
  summary: 'Describe a dataset',
  description:
    'What a row means, who is missing, the codebook of the newest version (`columns`), and every version there ever was, also those that were withdrawn.',
  params: z.strictObject({ slug: Slug }),
  query: z.strictObject({}),
  answers: [
    {
      status: 200,
      about: 'The dataset.',
      media: ['application/json'],
      holds: { name: 'Dataset', schema: Dataset },
    },
    unchanged,
    refusals.notFound,
  ],
  example: '/api/v1/datasets/headline-figures',
  async answer(context, { params: { slug } }, { catalogue, definitions, baseUrl }) {
    const published = await catalogue.find(slug);
    const definition = (await definitions()).find((one) => one.slug === slug);
    const shown =
      published?.latest.manifest ?? (definition && { ...definition, columns: columnsOf(definition.row) });
    if (!shown) return problem(context, refuse('not_found', `There is no dataset "${slug}".`));
    const { title, question, description, keywords, sources, coverage, knownBiases, columns, primaryKey } =
      shown;
    return giveJson(context, {
      ...{
        slug,
        title,
        question,
        description,
        keywords,
        sources,
        coverage,
        knownBiases,
        columns,
        primaryKey,
      },
      versions: (published?.releases ?? []).map((release) => versionSummary(release, baseUrl)),
    });
  },
});
