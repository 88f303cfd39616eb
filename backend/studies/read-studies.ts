import { SignedStudy } from '#shared/studies/signed-study.ts';
import { Study } from '#shared/studies/study.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** One version of a study, as it was published. */
export interface PublishedStudy {
  signed: SignedStudy;
  study: Study;
  publishedDay: string;
  /** Day on which the study was closed before its time; null where it was not. */
  closed: string | null;
}

/** Every version of every study that was ever published, by name, the oldest version first. */
export async function readStudies(pool: Pick<SqlPool, 'query'>): Promise<PublishedStudy[]> {
  const { rows } = await pool.query<{ signed: unknown; publishedDay: string; closed: string | null }>(
    `select s.signed, s.published_day as "publishedDay", c.closed_day as closed
     from studies s left join closed_studies c on c.study = s.study
     order by s.study collate "C", s.version`,
  );
  return rows.map(({ signed, ...rest }) => {
    const envelope = SignedStudy.parse(signed);
    return { signed: envelope, study: Study.parse(JSON.parse(envelope.text)), ...rest };
  });
}

/** The newest version of each study. */
export function newestOf(published: readonly PublishedStudy[]): PublishedStudy[] {
  return [...new Map(published.map((one) => [one.study.study, one])).values()];
}

/** Last day on which a study takes something: the end of its time, or the day on which it was closed before. */
export function lastDayOf({ study: { until }, closed }: Pick<PublishedStudy, 'study' | 'closed'>): string {
  return closed !== null && closed < until ? closed : until;
}
