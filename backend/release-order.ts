import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { simulationStudy } from './config.ts';
import { publishRelease } from './publish/publish-release.ts';
import { recordReleases } from './record-releases.ts';
import type { Store } from './store/open-store.ts';
import { unpackBatches } from './store/unpack-batches.ts';

/** What an operator asks to have published: all datasets of a study, or one of them. */
export const ReleaseOrder = z.strictObject({ study: z.string(), dataset: z.string().optional() });
export type ReleaseOrder = z.infer<typeof ReleaseOrder>;

/** Told how far something is. */
export type Progress = (done: number, total: number, what: string) => void;

/** Publishes what was ordered, with the date of today, and puts it on record. Simulated volunteers are marked so. */
export async function carryOut(
  order: ReleaseOrder,
  store: Store,
  releasesFolder: string,
  progress: Progress,
) {
  const { study, dataset } = order;
  // What was taken in a burst counts like everything else.
  while ((await unpackBatches(store.pool, store.cipher, 50)) > 0);
  const published = await publishRelease({
    pool: store.publisherPool,
    releasesFolder,
    study,
    ...(dataset === undefined ? {} : { dataset }),
    today: utcDay(new Date()),
    simulated: study === simulationStudy,
    progress,
  });
  await recordReleases(store.pool, releasesFolder);
  return published;
}
