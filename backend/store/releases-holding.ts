import { addDays } from '#shared/day.ts';
import type { SqlClient } from './sql-pool.ts';

interface Release {
  dataset: string;
  version: string;
  first_day: string;
  last_day: string;
  published_day: string;
  window_from: string | null;
}

/** Donations of a window are taken for so many days after its end. */
const daysOpen = 3;

/**
 * Releases that something of a contributor may be in: what the contributor saw lies in their windows and came before the
 * last of these closed, or it lies before them and came after the window before the first had closed.
 * @param source only what was seen there; undefined for everything
 * @returns dataset@version, sorted
 */
export async function releasesHolding(
  client: Pick<SqlClient, 'query'>,
  { contributor, study, source }: { contributor: string; study: string; source?: string | undefined },
): Promise<string[]> {
  const { rows: releases } = await client.query<Release>(
    'select dataset, version, first_day, last_day, published_day, window_from from releases where study = $1',
    [study],
  );
  if (releases.length === 0) return [];
  const { rows: seen } = await client.query<{ day: string; received: string }>(
    `select distinct day, coalesce(received, day) as received from (
       select o.day, coalesce(o.received_day, b.received_day) as received
       from observations o left join batches b on b.contributor = o.contributor and b.batch_id = o.batch_id
       where o.contributor = $1 and ($2::text is null or o.source = $2)
       union all
       select x.day, coalesce(x.received_day, b.received_day)
       from exposures x left join batches b on b.contributor = x.contributor and b.batch_id = x.batch_id
       where x.contributor = $1 and ($2::text is null or x.source = $2)
     ) seen`,
    [contributor, source ?? null],
  );
  const holds = ({ first_day, last_day, published_day, window_from }: Release) =>
    seen.some(({ day, received }) => {
      if (window_from === null) return day >= first_day && day <= last_day && received <= published_day;
      const isLate = day < first_day && received >= addDays(first_day, daysOpen);
      return day <= last_day && received <= addDays(last_day, daysOpen) && (day >= first_day || isLate);
    });
  return releases
    .filter(holds)
    .map(({ dataset, version }) => `${dataset}@${version}`)
    .sort();
}

/**
 * Releases in which a story of a contributor can be read: of the dataset that is made of published stories, as many as came
 * out after a moderator had let it through.
 * @param target one story, or all of them
 * @returns dataset@version, sorted
 */
export async function releasesTelling(
  client: Pick<SqlClient, 'query'>,
  contributor: string,
  target: { of: 'all' } | { of: 'story'; story: string },
): Promise<string[]> {
  const { rows } = await client.query<{ release: string }>(
    `select distinct r.dataset || '@' || r.version as release
     from published_stories p join releases r on r.study = p.study and r.dataset = 'published-stories'
       and r.published_day >= p.published_day
     where p.contributor = $1 and ($2::uuid is null or p.story_id = $2::uuid)`,
    [contributor, target.of === 'story' ? target.story : null],
  );
  return rows.map(({ release }) => release).sort();
}
