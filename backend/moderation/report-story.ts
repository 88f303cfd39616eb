import type { StoryReportOutcome, StoryReportReason } from '#shared/stories/report-reason.ts';
import { StoryNumber } from '#shared/stories/story-number.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** Most reports of one story that are counted on one day; a flood says no more than these. */
const mostOfAStory = 100;

/** Most reports of all stories on one day, so that nobody fills the table. */
const mostOfADay = 10_000;

/**
 * Counts a reader's report of a published story, for the moderators' queue. It keeps the story's number, the reason and
 * the day, and nothing of who reports: how much one network may send is limited before.
 * @param number as the portal shows it; anything else is `unknown`
 * @param today YYYY-MM-DD in UTC
 */
export async function reportStory(
  pool: Pick<SqlPool, 'query'>,
  number: string,
  reason: StoryReportReason,
  today: string,
): Promise<StoryReportOutcome> {
  if (!StoryNumber.safeParse(number).success) return 'unknown';
  const { rows: known } = await pool.query('select 1 from published_stories where number = $1 limit 1', [
    number,
  ]);
  if (known.length === 0) return 'unknown';
  const { rows } = await pool.query<{ own: number; all: number }>(
    `select coalesce(sum(reports) filter (where number = $1), 0)::int as own, coalesce(sum(reports), 0)::int as all
     from story_reports where day = $2::date`,
    [number, today],
  );
  if (!rows[0] || rows[0].own >= mostOfAStory || rows[0].all >= mostOfADay) return 'too-many';
  await pool.query(
    `insert into story_reports (number, reason, day) values ($1, $2, $3::date)
     on conflict (number, reason, day) do update set reports = story_reports.reports + 1, settled = false`,
    [number, reason, today],
  );
  return 'taken';
}
