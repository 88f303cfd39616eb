import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { SignedStudy } from '#shared/studies/signed-study.ts';
import { StudyId } from '#shared/wire/contributor.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { closeStudy } from './close-study.ts';
import { listStudies } from './list-studies.ts';
import { publishStudy } from './publish-study.ts';

/** What an operator does about studies. */
export const StudyOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('publish'), signed: SignedStudy }),
  z.strictObject({ do: z.literal('close'), study: StudyId }),
  z.strictObject({ do: z.literal('list') }),
]);
export type StudyOrder = z.infer<typeof StudyOrder>;

/**
 * Carries out what an operator wants of studies.
 * @param own studies of this server that have no end
 * @throws OperatorError in one sentence; then nothing has changed
 */
export async function orderStudy(
  pool: Pick<SqlPool, 'query'>,
  order: StudyOrder,
  own: readonly string[],
  now: Date,
): Promise<object> {
  const today = utcDay(now);
  switch (order.do) {
    case 'publish':
      return publishStudy(pool, order.signed, own, today);
    case 'close':
      return closeStudy(pool, order.study, today);
    case 'list':
      return { studies: await listStudies(pool, today) };
  }
}
