import { addDays } from '#shared/day.ts';
import { windowBefore, windowOf } from '../../aggregate/window.ts';
import type { SqlPool } from '../../store/sql-pool.ts';
import type { LayOutOrder } from '../workbench.ts';

/** The window that samples are about. */
export const sampleWindow = windowOf('2026-10-20');

/** An order to lay it out. */
export const sampleOrder: LayOutOrder = {
  study: 'daylight',
  from: sampleWindow.from,
  until: sampleWindow.until,
  closed: sampleWindow.closed,
  closedBefore: windowBefore(sampleWindow).closed,
  eligible: { enrolledDays: 14, activeDays: 3 },
};

/** Somebody made up. */
export interface SamplePerson {
  name: string;
  study?: string;
  enrolled?: string;
  left?: boolean;
  /** Days with an exposure row; five days of the window by default. */
  active?: readonly string[];
}

/** Something that somebody saw. Everything else is as plain as can be. */
export interface SampleSeen {
  by: string;
  day: string;
  received?: string | null;
  kind?: string;
  source?: string;
  surface?: string;
  publisher?: string | null;
  columns?: Record<string, unknown>;
}

/** Day of the window, counted from 0. */
export const dayOf = (offset: number) => addDays(sampleWindow.from, offset);

const usualDays = [0, 3, 8, 15, 22].map(dayOf);

/** Stores people with the days that they were active on. */
export async function storePeople(pool: SqlPool, people: readonly SamplePerson[]): Promise<void> {
  for (const { name, study = 'daylight', enrolled = '2026-01-01', left = false, active } of people) {
    await pool.query(
      `insert into contributors (contributor, study, public_key, enrolled_day, deleted_day)
       values ($1, $2, 'x', $3::date, $4::date)`,
      [name, study, enrolled, left ? sampleWindow.until : null],
    );
    for (const day of active ?? usualDays)
      await pool.query(
        `insert into exposures (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible,
           parsed, failed, received_day)
         values ($1, $2::date, 'youtube', 'home', 'youtube@1', gen_random_uuid(), $3, 2, 2, 30, 12, 29, 1, $2::date)`,
        [name, day, study],
      );
  }
}

/** Stores what they saw. */
export async function storeSeen(
  pool: SqlPool,
  seen: readonly SampleSeen[],
  study = 'daylight',
): Promise<void> {
  const rows = seen.map(({ by, day, received, kind, source, surface, publisher, columns }) => ({
    ...{ contributor: by, day, study, tier: 'aggregate' },
    received_day: received === undefined ? day : received,
    kind: kind ?? 'recommendation',
    source: source ?? 'youtube',
    surface: surface ?? 'home',
    publisher_name: publisher === undefined ? 'Somebody' : publisher,
    ...columns,
  }));
  await pool.query(
    `insert into observations (contributor, day, id, batch_id, study, kind, source, surface, tier, publisher_name,
       received_day, position, reach, item_id, item_title, host_item, advertiser, landing_domain, answer_status, cited_domains)
     select contributor, day, gen_random_uuid(), gen_random_uuid(), study, kind, source, surface, tier, publisher_name,
       received_day, coalesce(position, 0), coalesce(reach, 'unknown'), item_id, item_title, host_item, advertiser,
       landing_domain, answer_status, cited_domains
     from json_populate_recordset(null::observations, $1::json)`,
    [JSON.stringify(rows)],
  );
}
