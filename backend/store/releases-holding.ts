import type { SqlClient } from './sql-pool.ts';

interface Release {
  dataset: string;
  version: string;
  first_day: string;
  last_day: string;
  published_day: string;
}

/**
 * Releases that something of a contributor may be in: they speak of a day on which the contributor saw something, and
 * were published on the day it came or later.
 * @param source only what was seen there; undefined for everything
 * @returns dataset@version, sorted
 */
export async function releasesHolding(
  client: SqlClient,
  { contributor, study, source }: { contributor: string; study: string; source?: string | undefined },
): Promise<string[]> {
  const { rows: releases } = await client.query<Release>(
    'select dataset, version, first_day, last_day, published_day from releases where study = $1',
    [study],
  );
  if (releases.length === 0) return [];
  const { rows: seen } = await client.query<{ day: string; received: string }>(
    `select distinct o.day, b.received_day as received
     from observations o join batches b on b.contributor = o.contributor and b.batch_id = o.batch_id
     where o.contributor = $1 and ($2::text is null or o.source = $2)`,
    [contributor, source ?? null],
  );
  const holds = (release: Release) =>
    seen.some(
      ({ day, received }) =>
        day >= release.first_day && day <= release.last_day && received <= release.published_day,
    );
  return releases
    .filter(holds)
    .map(({ dataset, version }) => `${dataset}@${version}`)
    .sort();
}
