import type { SqlClient } from '../store/sql-pool.ts';

/** Who is limited: a key, and rows that it may take in a day; 0 or undefined: as many as there are. */
interface Limited {
  keyId?: string;
  rowsPerDay?: number;
}

/** A key has taken all the rows that it may in a day. What was about to be handed out is not, and is not counted. */
export class RowsSpent extends Error {
  constructor(most: number) {
    super(`This key has taken its ${most} rows of today: come back tomorrow (UTC).`);
  }
}

/**
 * How many more rows a key may take today, by the record of accesses: so it holds over restarts and several servers.
 * @returns below zero when it has just taken too many; Infinity where nothing limits who reads
 */
export async function rowsLeft(
  session: Pick<SqlClient, 'query'>,
  { keyId, rowsPerDay = 0 }: Limited,
  day: string,
): Promise<number> {
  if (keyId === undefined || rowsPerDay === 0) return Number.POSITIVE_INFINITY;
  const { rows } = await session.query<{ taken: number }>(
    'select coalesce(sum(rows), 0)::float8 as taken from access_audit where key_id = $1 and day = $2::date',
    [keyId, day],
  );
  return rowsPerDay - (rows[0]?.taken ?? 0);
}
