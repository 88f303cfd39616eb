import { z } from 'zod';
import { Manifest, ReleaseFile } from '../../publish/manifest.ts';
import { problem } from '../../routes/problem.ts';
import { refusals, unchanged } from '../answers.ts';
import { findRelease, Slug, Version } from '../find-release.ts';
import { giveJson } from '../give-json.ts';
import { defineOperation } from '../operation.ts';
import { VersionSummary, versionSummary } from '../version-summary.ts';

const Release = z.strictObject({
  ...VersionSummary.shape,
  manifest: Manifest.describe('manifest.json of the release, which its signature covers'),
  downloads: z
    .array(
      ReleaseFile.extend({
        url: z.url().describe('Never changes, and can be fetched in parts'),
        byChecksum: z.url().describe('The same file by its SHA-256, whatever becomes of names'),
      }),
    )
    .describe('Every file of the release'),
});

/** One release: its manifest, and where its files are. */
export default defineOperation({
  id: 'readRelease',
  path: '/api/v1/datasets/{slug}/releases/{version}',
  part: 'Releases',
  summary: 'Describe a release',
  description:
    'The manifest: windows, bounds, noise, thresholds and what was spent of the privacy budget, with every file, its size and SHA-256. The description of a release that was withdrawn stays.',
  params: z.strictObject({ slug: Slug, version: Version }),
  query: z.strictObject({}),
  answers: [
    {
      status: 200,
      about: 'The release.',
      media: ['application/json'],
      holds: { name: 'Release', schema: Release },
    },
    unchanged,
    refusals.notFound,
  ],
  example: '/api/v1/datasets/headline-figures/releases/latest',
  async answer(context, { params: { slug, version } }, world) {
    const found = await findRelease(world, slug, version);
    if ('refused' in found) return problem(context, found);
    const { release } = found.value;
    const { manifest, files } = release;
    const { baseUrl } = world;
    return giveJson(context, {
      ...versionSummary(release, baseUrl),
      manifest,
      downloads: [...files.values()].map((file) => ({
        ...file,
        url: `${baseUrl}/datasets/${slug}/${manifest.version}/${file.path}`,
        byChecksum: `${baseUrl}/files/sha256/${file.sha256}`,
      })),
    });
  },
});
