import { z } from 'zod';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { Release } from '../publish/read-release.ts';
import type { DatasetReleases } from '../publish/release-catalogue.ts';
import { isVersion } from '../publish/release-version.ts';
import type { ApiWorld } from './operation.ts';

/** Short name of a dataset, in a path. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,79}$/)
  .describe('Short name of the dataset, as in its address');

/** A version of a dataset, or the newest. */
export const Version = z
  .string()
  .max(20)
  .refine((version) => version === 'latest' || isVersion(version), 'is no version: 1.2.0, or latest')
  .describe('A version such as `1.2.0`, or `latest`: the newest that stands');

/** A release and its sisters, or that there is none. */
export async function findRelease(
  { catalogue }: Pick<ApiWorld, 'catalogue'>,
  slug: string,
  version = 'latest',
): Promise<Outcome<{ all: DatasetReleases; release: Release }>> {
  const all = await catalogue.find(slug);
  if (!all) return refuse('not_found', `Nothing of a dataset "${slug}" was published.`);
  const release =
    version === 'latest' ? all.latest : all.releases.find((one) => one.manifest.version === version);
  return release
    ? { value: { all, release } }
    : refuse('not_found', `There is no version ${version} of ${slug}.`);
}

/** Refuses the data of a release that was withdrawn. */
export function refuseIfWithdrawn({ tombstone, manifest }: Release): Outcome<null> {
  return tombstone
    ? refuse(
        'release_withdrawn',
        `Version ${manifest.version} was withdrawn on ${tombstone.day}: ${tombstone.reason}`,
      )
    : { value: null };
}
