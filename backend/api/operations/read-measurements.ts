import { z } from 'zod';
import { refuse } from '../../ingest/outcome.ts';
import { serveFile } from '../../portal/serve-file.ts';
import { Measurements } from '../../publish/measurements.ts';
import { problem } from '../../routes/problem.ts';
import { refusals, unchanged } from '../answers.ts';
import { findRelease, refuseIfWithdrawn, Slug, Version } from '../find-release.ts';
import { defineOperation } from '../operation.ts';

/** What was measured, with noise: all that a release is made of. */
export default defineOperation({
  id: 'readMeasurements',
  path: '/api/v1/datasets/{slug}/releases/{version}/measurements',
  part: 'Releases',
  summary: 'What was measured',
  description:
    'measurements.json of the release: every cell of every window as it was measured, with its noise. Whoever has it can make the rest of the release again, byte for byte.',
  params: z.strictObject({ slug: Slug, version: Version }),
  query: z.strictObject({}),
  answers: [
    {
      status: 200,
      about: 'The file as it was published.',
      media: ['application/json'],
      holds: { name: 'Measurements', schema: Measurements },
    },
    unchanged,
    refusals.notFound,
    refusals.withdrawn,
  ],
  example: '/api/v1/datasets/headline-figures/releases/latest/measurements',
  async answer(context, { params: { slug, version } }, world) {
    const found = await findRelease(world, slug, version);
    if ('refused' in found) return problem(context, found);
    const { release } = found.value;
    const withdrawn = refuseIfWithdrawn(release);
    if ('refused' in withdrawn) return problem(context, withdrawn);
    const file = release.files.get('measurements.json');
    if (!file) return problem(context, refuse('not_found', 'This release has no measurements.json.'));
    const answer = await serveFile(context, release, file);
    // The file never changes; which file this is does.
    if (version === 'latest') answer.headers.set('cache-control', 'no-cache');
    return answer;
  },
});
