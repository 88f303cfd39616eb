import type { SqlSession, SqlSource } from './sql-source.ts';

/** Runs work in one read-only transaction that sees one moment, with UTC as its time zone. Always ends it. */
export async function inOneSnapshot<T>(
  source: SqlSource,
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  const session = await source.connect();
  try {
    await session.query('begin transaction isolation level repeatable read read only');
    try {
      await session.query("set local timezone to 'UTC'");
      return await work(session);
    } finally {
      await session.query('rollback');
    }
  } finally {
    session.release();
  }
}
