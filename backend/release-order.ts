import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { simulationStudy } from './config.ts';
import { publishRelease } from './publish/publish-release.ts';
import type { SqlPool } from './store/sql-pool.ts';

/** What an operator asks to have published: all datasets of a study, or one of them. */
export const ReleaseOrder = z.strictObject({ study: z.string(), dataset: z.string().optional() });
export type ReleaseOrder = z.infer<typeof ReleaseOrder>;

/** Told how far something is. */
export type Progress = (done: number, total: number, what: string) => void;

/** Publishes what was ordered, with the date of today. What comes of simulated volunteers is marked so. */
export function carryOut(order: ReleaseOrder, pool: SqlPool, releasesFolder: string, progress: Progress) {
  const { study, dataset } = order;
  return publishRelease({
    pool,
    releasesFolder,
    study,
    ...(dataset === undefined ? {} : { dataset }),
    today: utcDay(new Date()),
    simulated: study === simulationStudy,
    progress,
  });
}
