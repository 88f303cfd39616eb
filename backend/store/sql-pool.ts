/** Rows of one statement. `rowCount` is the number of rows returned or changed. */
export interface SqlResult<Row> {
  rows: Row[];
  rowCount: number | null;
}

/** One session with the database. Whoever takes it releases it, in every case. */
export interface SqlClient {
  /**
   * Runs one statement. Placeholders are $1, $2 …; counts (int8) come back as numbers, days (date) as YYYY-MM-DD text,
   * json and jsonb parsed, on both engines.
   */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<SqlResult<Row>>;
  release(): void;
}

/** The database as every part of the backend sees it: the same for the embedded engine and for PostgreSQL. */
export interface SqlPool {
  /** Takes a session of one's own, for a transaction; waits until one is free. */
  connect(): Promise<SqlClient>;
  /** Runs one statement in any free session. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<SqlResult<Row>>;
  /** Waits for running work and closes the database. */
  end(): Promise<void>;
}
