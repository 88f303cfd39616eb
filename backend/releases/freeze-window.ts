import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type PrivacyProfile, publicProfile } from '../aggregate/profile.ts';
import { windowOf, windowsPerYear, yearOf } from '../aggregate/window.ts';
import { MeasuredWindow } from '../measure/measured-window.ts';
import { OperatorError } from '../operator-error.ts';
import { type SqlPool, transaction } from '../store/sql-pool.ts';

/** What the database says about a window that was measured. */
interface FrozenRow {
  document: Uint8Array;
  digest: string;
}

/**
 * Puts a measured window on record, and takes what it costs from the budget of its year: both or neither, in one
 * transaction, so a process that dies has spent nothing or has something to go on from. The database refuses a window
 * that nothing was spent on, and spending beyond the cap, whoever asks at the same time.
 * @returns the window that now stands: this one, or the one that somebody else put there first; then this one is nowhere
 * @throws OperatorError when the budget does not suffice; then nothing was spent
 */
export async function freezeWindow(
  pool: SqlPool,
  measured: MeasuredWindow,
  profile: PrivacyProfile = publicProfile,
): Promise<MeasuredWindow> {
  const { study, from, until, closed, measured: day } = measured;
  const year = yearOf(windowOf(from));
  const json = JSON.stringify(MeasuredWindow.parse(measured));
  const digest = createHash('sha256').update(json).digest('hex');
  try {
    await transaction(pool, async (client) => {
      await client.query(
        `insert into privacy_budgets (study, year, cap_rho) values ($1, $2, $3::numeric) on conflict do nothing`,
        [study, year, String(profile.yearlyRho)],
      );
      await client.query(
        `insert into privacy_spending (study, window_from, profile, year, rho, delta, spent_day)
         values ($1, $2::date, $3, $4, $5::numeric / $6::numeric, $7::numeric, $8::date)`,
        [
          study,
          from,
          profile.name,
          year,
          ...measured.spent.rho.split('/'),
          String(measured.spent.delta),
          day,
        ],
      );
      await client.query(
        `insert into privacy_windows (study, window_from, profile, until, closed, measured, document, digest)
         values ($1, $2::date, $3, $4::date, $5::date, $6::date, $7::bytea, $8)`,
        [study, from, profile.name, until, closed, day, gzipSync(json), digest],
      );
    });
    return measured;
  } catch (error) {
    if (isTaken(error)) {
      const earlier = await readWindow(pool, study, from, profile.name);
      if (earlier) return earlier;
    }
    if (isExhausted(error))
      throw new OperatorError(
        `The privacy budget of the study "${study}" does not suffice for the window that begins on ${from}. Nothing was published and nothing spent; what was published before stays. The next year of the budget begins after ${windowsPerYear - (windowOf(from).index % windowsPerYear)} windows.`,
        { cause: error },
      );
    throw error;
  }
}

/** A window that was measured; undefined where it was not. */
export async function readWindow(
  pool: Pick<SqlPool, 'query'>,
  study: string,
  from: string,
  profile: string = publicProfile.name,
): Promise<MeasuredWindow | undefined> {
  const { rows } = await pool.query<FrozenRow>(
    `select document, digest from privacy_windows where study = $1 and window_from = $2::date and profile = $3`,
    [study, from, profile],
  );
  return rows[0] && thaw(rows[0], study, from);
}

/** All windows of a study that were measured, oldest first. */
export async function readWindows(
  pool: Pick<SqlPool, 'query'>,
  study: string,
  profile: string = publicProfile.name,
): Promise<MeasuredWindow[]> {
  const { rows } = await pool.query<FrozenRow & { window_from: string }>(
    `select window_from, document, digest from privacy_windows
     where study = $1 and profile = $2 order by window_from`,
    [study, profile],
  );
  return rows.map((row) => thaw(row, study, row.window_from));
}

function thaw({ document, digest }: FrozenRow, study: string, from: string): MeasuredWindow {
  const json = gunzipSync(document);
  if (createHash('sha256').update(json).digest('hex') !== digest)
    throw new OperatorError(
      `What was measured of "${study}" in the window of ${from} is damaged in the database: restore it from a backup. Nothing was published.`,
    );
  return MeasuredWindow.parse(JSON.parse(json.toString('utf8')));
}

/** Somebody else measured this window first, or spent from the same budget at the same moment. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['23505', '40001'].includes(String(error.code));
}

function isExhausted(error: unknown): boolean {
  return error instanceof Error && error.message.includes('privacy budget of study') && !isTaken(error);
}
