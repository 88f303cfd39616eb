import { randomUUID } from 'node:crypto';

/** A made-up donation: `times` items of one publisher, seen by volunteers `from`..`to` on one day and surface. */
export interface Sample {
  day: string;
  surface: string;
  publisher: { id: string | null; name: string | null };
  from: number;
  to: number;
  times?: number;
  study?: string;
  kind?: string;
}

interface Queryable {
  query(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
}

/** Stores samples as the ingest would, with one exposure row a volunteer so that a rule pack is on record. */
export async function storeSamples(pool: Queryable, samples: readonly Sample[]): Promise<void> {
  const rows = samples.flatMap((sample) =>
    Array.from({ length: sample.to - sample.from + 1 }, (_, n) => sample.from + n).flatMap((volunteer) =>
      Array.from({ length: sample.times ?? 1 }, () => observation(sample, volunteer)),
    ),
  );
  await pool.query(
    `insert into observations
     select * from json_populate_recordset(null::observations, $1::json)`,
    [JSON.stringify(rows)],
  );
  await pool.query(
    `insert into exposures
     select distinct on (contributor, day) contributor, day, source, surface, 'youtube@3', batch_id, study, 1, 1, 1, 1, 1, 0
     from observations on conflict do nothing`,
  );
}

function observation(sample: Sample, volunteer: number): Record<string, unknown> {
  return {
    contributor: `volunteer-${volunteer}`,
    day: sample.day,
    id: randomUUID(),
    batch_id: randomUUID(),
    study: sample.study ?? 'daylight',
    kind: sample.kind ?? 'recommendation',
    source: 'youtube',
    surface: sample.surface,
    tier: volunteer % 2 === 0 ? 'aggregate' : 'exhibit',
    item_id: null,
    publisher_id: sample.publisher.id,
    publisher_name: sample.publisher.name,
    record: {},
  };
}
