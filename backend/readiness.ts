import { statfs } from 'node:fs/promises';
import type { JobBook } from './jobs/job-book.ts';
import { appliedMigrations, knownMigrations } from './store/migrate.ts';
import type { SqlPool } from './store/sql-pool.ts';

/** Whether a server can take donations, and what it is by. Late jobs alone keep nobody from donating. */
export interface Readiness {
  ready: boolean;
  checks: {
    database: 'ok' | 'failing';
    migrations: 'ok' | 'behind' | 'unknown';
    disk: 'ok' | 'full' | 'unknown';
    jobs: 'ok' | 'late';
  };
}

/** Below this much room nothing more is taken: the database needs some to stay whole, and the log some to say so. */
const fewestBytes = 64 * 2 ** 20;
/** Whoever asks whether a server is well waits no longer. */
const patienceMs = 4000;
/** How long an answer is given again, so that asking costs the database next to nothing. */
const keptMs = 1000;

/** Looks at the database, its tables, the disk and the jobs. */
export function readiness(
  pool: Pick<SqlPool, 'query'>,
  dataFolder: string,
  jobs: Pick<JobBook, 'late'>,
): () => Promise<Readiness> {
  let kept: { answer: Promise<Readiness>; at: number } | undefined;
  const look = async (): Promise<Readiness> => {
    const [applied, disk] = await Promise.all([
      inTime(appliedMigrations(pool)).catch(() => undefined),
      statfs(dataFolder).catch(() => undefined),
    ]);
    const missing = applied && (await knownMigrations()).some((name) => !applied.includes(name));
    const checks: Readiness['checks'] = {
      database: applied === undefined ? 'failing' : 'ok',
      migrations: missing === undefined ? 'unknown' : missing ? 'behind' : 'ok',
      disk: disk === undefined ? 'unknown' : disk.bavail * disk.bsize < fewestBytes ? 'full' : 'ok',
      jobs: jobs.late().length > 0 ? 'late' : 'ok',
    };
    return {
      ready: checks.database === 'ok' && checks.migrations === 'ok' && checks.disk !== 'full',
      checks,
    };
  };
  return () => {
    if (kept === undefined || Date.now() - kept.at > keptMs) kept = { answer: look(), at: Date.now() };
    return kept.answer;
  };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('too slow')), patienceMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
