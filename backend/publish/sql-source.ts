/** The database as a release sees it; backend/store's pool fulfils it. Counts are numbers, days YYYY-MM-DD text. */
export interface SqlSource {
  connect(): Promise<SqlSession>;
}

/** One session, to be released in every case. */
export interface SqlSession {
  query<Row = Record<string, unknown>>(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<{ rows: Row[] }>;
  release(): void;
}
