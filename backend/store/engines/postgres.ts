import { DatabaseError, Pool, types } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { OperatorError } from '../../operator-error.ts';
import type { RunSql, SqlPool } from '../sql-pool.ts';

const oldestVersion = 15;

/**
 * Connects to PostgreSQL and checks that it answers and is new enough.
 * @param url postgres://user:password@host:port/database
 * @param role role that every session takes on; the login's own otherwise
 * @param connections most connections at a time
 * @throws OperatorError that names host and database, never the password
 */
export async function openPostgres(
  url: string,
  { role, connections = 10 }: { role?: string; connections?: number } = {},
): Promise<SqlPool> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    application_name: 'daylight',
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
    types: { getTypeParser },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // One that breaks between two statements of a transaction, likewise: its next statement fails, and the pool drops it.
  pool.on('connect', (client) => void client.on('error', () => {}));
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int / 10000 as version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < oldestVersion)
      throw new OperatorError(
        `The database is PostgreSQL ${version}, and Daylight needs ${oldestVersion} or newer: upgrade it or choose another DATABASE_URL.`,
      );
  } catch (error) {
    await pool.end();
    throw error instanceof OperatorError ? error : unreachable(url, error);
  }
  return {
    query: runOn(pool),
    async connect() {
      const client = await pool.connect();
      return {
        query: runOn(client),
        copyOut: (select) => client.query(copyTo(`copy (${select}) to stdout (format csv)`)),
        release: () => client.release(),
      };
    },
    end: () => pool.end(),
  };
}

function runOn(session: Pick<Pool, 'query'>): RunSql {
  return ((sql, parameters) =>
    session.query({
      text: sql,
      ...(parameters ? { values: [...parameters] } : {}),
      ...(parameters?.length ? nameOf(sql) : {}),
    })) as RunSql;
}

/** Shorter statements are planned in no time. */
const worthPreparing = 400;
const names = new Map<string, string>();

/**
 * A name under which a session keeps the plan of a long statement: planning the one that stores a batch takes about as
 * long as storing it. Statements are constants, so there are few.
 */
function nameOf(sql: string): { name?: string } {
  if (sql.length < worthPreparing) return {};
  const name = names.get(sql) ?? `daylight-${names.size}`;
  if (names.size < 100) names.set(sql, name);
  return names.has(sql) ? { name } : {};
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === types.builtins.INT8) return Number;
  if (oid === types.builtins.DATE) return String;
  return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text');
}) as typeof types.getTypeParser;

function unreachable(url: string, error: unknown): OperatorError {
  const { hostname, port, pathname } = new URL(url);
  const where = `${pathname.slice(1) || 'postgres'} at ${hostname || 'localhost'}:${port || 5432}`;
  const advice =
    error instanceof DatabaseError
      ? 'correct DATABASE_URL or the rights of its user'
      : 'start PostgreSQL or correct DATABASE_URL';
  return new OperatorError(`The database ${where} cannot be used (${reason(error)}): ${advice}.`, {
    cause: error,
  });
}

/** A refused connection to a name with several addresses comes as an AggregateError with an empty message. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
