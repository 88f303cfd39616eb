import { addDays } from '#shared/day.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { lastDayOf, newestOf, readStudies } from './read-studies.ts';

/** A study, and what has come in for it. */
export interface ListedStudy {
  study: string;
  version: number;
  title: string;
  /** `coming`, `open`, `over` or, before its time, `closed`. */
  state: 'coming' | 'open' | 'over' | 'closed';
  from: string;
  until: string;
  /** Day after which everything that was sent to it is deleted. */
  keptUntil: string;
  target: number;
  /** Devices that take part or took part, without those that had everything deleted. */
  volunteers: number;
  observations: number;
  /** Batches that were kept apart. */
  quarantined: number;
}

/** Every study that was published, and what has come in for it. */
export async function listStudies(pool: Pick<SqlPool, 'query'>, today: string): Promise<ListedStudy[]> {
  const { rows } = await pool.query<
    Record<'study', string> & Record<'volunteers' | 'observations' | 'quarantined', number>
  >(
    `select s.study,
            (select count(*) from contributors c where c.study = s.study and c.deleted_day is null) as volunteers,
            (select count(*) from observations o where o.study = s.study) as observations,
            (select count(*) from batches b where b.study = s.study and b.status = 'quarantined') as quarantined
     from (select distinct study from studies) as s`,
  );
  const counts = new Map(rows.map(({ study, ...rest }) => [study, rest]));
  return newestOf(await readStudies(pool)).map((one) => {
    const { study, closed } = one;
    const { volunteers = 0, observations = 0, quarantined = 0 } = counts.get(study.study) ?? {};
    const state =
      closed !== null ? 'closed' : today < study.from ? 'coming' : today <= study.until ? 'open' : 'over';
    return {
      ...{ study: study.study, version: study.version, title: study.texts.en.title, state },
      ...{ from: study.from, until: study.until, target: study.target },
      keptUntil: addDays(lastDayOf(one), study.retentionDays),
      ...{ volunteers, observations, quarantined },
    };
  });
}
