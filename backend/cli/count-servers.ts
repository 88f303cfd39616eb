import type { StoreConfig } from '../store/embedded-lock.ts';

/** How many other sessions of Daylight a PostgreSQL has; none for the embedded database, whose lock tells. */
export async function countServers({ databaseUrl }: StoreConfig): Promise<number> {
  if (databaseUrl === undefined) return 0;
  const { openPostgres } = await import('../store/engines/postgres.ts');
  const pool = await openPostgres(databaseUrl, { connections: 1 });
  try {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*) as n from pg_stat_activity
       where datname = current_database() and application_name like 'daylight%' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.n ?? 0;
  } finally {
    await pool.end();
  }
}
