import { randomUUID } from 'node:crypto';
import type { SqlClient } from '../store/sql-pool.ts';
import { RowsSpent, rowsLeft } from './rows-today.ts';

/** Who reads what is not public: a partner by a key, or the operator for a partner. */
export interface Reader {
  /** Undefined: the operator, at the command line. */
  keyId?: string;
  /** Whom it is for; printed on whatever is handed out. */
  partner: string;
  /** Rows that the key may take in a day (UTC); 0 or undefined: as many as there are. */
  rowsPerDay?: number;
}

/** What is read. */
export interface Access {
  reader: Reader;
  what: 'cells' | 'exhibits';
  study: string;
  /** First day of the window. */
  from: string;
  /** One measure; undefined for all of them. */
  measure?: string | undefined;
  /** Today, YYYY-MM-DD. */
  day: string;
}

/**
 * Puts an access on record.
 * @param session inside the transaction that reads, so that nothing is read without it
 * @returns its id, to count on with {@link countAccess}
 */
export async function beginAccess(session: Pick<SqlClient, 'query'>, access: Access): Promise<string> {
  const { reader, what, study, from, measure, day } = access;
  const id = randomUUID();
  await session.query(
    `insert into access_audit (access, key_id, partner, what, study, window_from, measure, day)
     values ($1::uuid, $2, $3, $4, $5, $6::date, $7, $8::date)`,
    [id, reader.keyId ?? null, reader.partner, what, study, from, measure ?? null, day],
  );
  return id;
}

/**
 * Adds rows to an access before they are handed out, in the transaction that has read them.
 * @throws RowsSpent when the key may not take so many today; the transaction is rolled back by it, and nothing handed out
 */
export async function countAccess(
  session: Pick<SqlClient, 'query'>,
  id: string,
  { reader, day }: Pick<Access, 'reader' | 'day'>,
  rows: number,
  isComplete: boolean,
): Promise<void> {
  await session.query(
    'update access_audit set rows = rows + $2::bigint, complete = complete or $3::boolean where access = $1::uuid',
    [id, rows, isComplete],
  );
  if ((await rowsLeft(session, reader, day)) < 0) throw new RowsSpent(reader.rowsPerDay ?? 0);
}
