import type { Readable } from 'node:stream';

/** Outcome of one statement. `rowCount` is the number of rows returned or changed. */
export interface SqlResult<Row> {
  rows: Row[];
  rowCount: number | null;
  /** First word of the command tag: SELECT, INSERT, COMMIT … */
  command: string;
}

/**
 * Runs one statement with placeholders $1, $2 … On both engines counts (int8) come back as numbers, days (date) as
 * YYYY-MM-DD text, json and jsonb parsed, numeric as text. Without parameters the text may hold several statements;
 * the result is then not defined.
 */
export type RunSql = <Row = Record<string, unknown>>(
  sql: string,
  parameters?: readonly unknown[],
) => Promise<SqlResult<Row>>;

/** One session with the database. Whoever takes it releases it, in every case. */
export interface SqlClient {
  query: RunSql;
  /** Streams the rows of a query without placeholders as CSV; PostgreSQL only. */
  copyOut?(select: string): Readable;
  release(): void;
}

/** The database as every part of the backend sees it: the same for the embedded engine and for PostgreSQL. */
export interface SqlPool {
  /** Takes a session of one's own, for a transaction; waits until one is free. */
  connect(): Promise<SqlClient>;
  /** Runs one statement in any free session. */
  query: RunSql;
  /** Waits for running work and closes the database. */
  end(): Promise<void>;
}

/**
 * Does something in one transaction: committed when it succeeds, rolled back when it throws. On the embedded engine
 * everything else waits meanwhile.
 */
export async function transaction<T>(pool: SqlPool, work: (client: SqlClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      // The first error says what happened; a session that cannot even roll back is closed by the server.
    });
    throw error;
  } finally {
    client.release();
  }
}
