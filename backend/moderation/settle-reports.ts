import { utcDay } from '#shared/day.ts';
import { OperatorError } from '../operator-error.ts';
import { type SqlClient, type SqlPool, transaction } from '../store/sql-pool.ts';
import { noteAct } from './note-act.ts';

/** Reports of a published story that no moderator has looked into yet. */
export interface ReportedStory {
  number: string;
  /** `ID.REVISION` */
  story: string;
  category: string;
  /** As everybody reads it. */
  text: string;
  /** How often, by reason. */
  reasons: Record<string, number>;
  reports: number;
  /** YYYY-MM-DD of the first. */
  since: string;
}

/** Published stories that readers reported, the most reported first. */
export async function listReports(pool: Pick<SqlPool, 'query'>): Promise<ReportedStory[]> {
  const { rows } = await pool.query<{ number: string; reason: string; reports: number; since: string }>(
    `select number, reason, sum(reports)::int as reports, min(day) as since
     from story_reports where not settled group by number, reason order by reason`,
  );
  const { rows: stories } = await pool.query<Pick<ReportedStory, 'number' | 'story' | 'category' | 'text'>>(
    `select number, story_id::text || '.' || revision as story, category, text
     from published_stories where number = any($1::text[])`,
    [[...new Set(rows.map(({ number }) => number))]],
  );
  return stories
    .map((story) => {
      const own = rows.filter(({ number }) => number === story.number);
      return {
        ...story,
        reasons: Object.fromEntries(own.map(({ reason, reports }) => [reason, reports])),
        reports: own.reduce((sum, { reports }) => sum + reports, 0),
        since: own.map(({ since }) => since).sort()[0] ?? '',
      };
    })
    .sort((a, b) => b.reports - a.reports || (a.number < b.number ? -1 : 1));
}

/** Notes that whoever decided about a story knew of its reports. */
export async function settleReportsOf(
  client: Pick<SqlClient, 'query'>,
  number: string | undefined,
): Promise<void> {
  if (number === undefined) return;
  await client.query('update story_reports set settled = true where number = $1 and not settled', [number]);
}

/**
 * Leaves a reported story as it is: a moderator has looked into the reports.
 * @throws OperatorError when no published story has the number
 */
export function keepReported(
  pool: SqlPool,
  number: string,
  { by, day = utcDay(new Date()) }: { by: string; day?: string },
): Promise<{ number: string; kept: true }> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; revision: number }>(
      'select story_id::text as id, revision from published_stories where number = $1',
      [number],
    );
    const [story] = rows;
    if (!story) throw new OperatorError(`No published story has the number ${number}.`);
    await settleReportsOf(client, number);
    await noteAct(client, { of: { story }, what: 'reports-settled', by, day });
    return { number, kept: true };
  });
}
