import { expect, test } from 'vitest';
import { openPostgres } from './engines/postgres.ts';
import { isTemporaryFailure } from './temporary-failure.ts';
import { startTemporaryPostgres } from './testing/temporary-postgres.ts';

test('a PostgreSQL that is shut down under us is a failure that passes, and a wrong statement is not', async () => {
  const postgres = await startTemporaryPostgres();
  const pool = await openPostgres(postgres.url);
  const failure = (sql: string) =>
    pool.query(sql).then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(isTemporaryFailure(await failure('select no_such_column'))).toBe(false);
  const cut = failure('select pg_sleep(60)');
  await pool.query('select 1');
  await postgres.stop();
  expect(isTemporaryFailure(await cut)).toBe(true);
  expect(isTemporaryFailure(await failure('select 1'))).toBe(true);
  await pool.end();
});

test('a conflict between transactions passes, a violated constraint does not', () => {
  const withCode = (code: string) => Object.assign(new Error('from the database'), { code });
  expect(['40P01', '53100', '57P01', '08006', 'ECONNRESET'].map(withCode).every(isTemporaryFailure)).toBe(
    true,
  );
  expect(['23505', '42P01', '22P02', 'ENOENT'].map(withCode).some(isTemporaryFailure)).toBe(false);
});
