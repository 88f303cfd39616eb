import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import type { ReleaseResult } from '../../backend/releases/release-order.ts';
import { openStore } from '../../backend/store/open-store.ts';
import type { SqlPool } from '../../backend/store/sql-pool.ts';
import { embeddedFolder } from '../../backend/store/testing/embedded-folder.ts';
import { storeOf } from '../../backend/store-of.ts';
import { type BackendProcess, startBackend } from '../simulate/backend-process.ts';
import { type Gathering, gather } from './crowd.ts';

/** Where the built extension of the end-to-end tests sends to; the web of the tests hands it on to a real backend. */
export const ingestHost = 'ingest.daylight.test';

/** The study that the extension is built for. */
export const study = 'daylight';

/** A study as an operator runs it: a real backend process on a data folder of its own. */
export interface Study {
  backend: BackendProcess;
  /**
   * Publishes every dataset of the window that a day lies in, by the operator's own command, beside the running server.
   * Before that the server stands still for a moment, in which what was donated comes to lie in that window, and a crowd
   * joins those who donated.
   */
  publish(gathering: Gathering): Promise<ReleaseResult>;
  /** Runs one of the operator's commands beside the running server. Answers the result that it prints. */
  command<Result>(...words: string[]): Promise<Result>;
  /** Asks the database itself by SQL. The server stands still meanwhile. */
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/**
 * Starts a study.
 * @param environment settings of its backend
 */
export async function startStudy(environment: Record<string, string> = {}): Promise<Study> {
  const folder = await embeddedFolder();
  const backend = await startBackend(folder, {
    // A little work, so that every flow has done some in a real browser.
    DAYLIGHT_ENROLMENT_BITS: '8',
    // The flow says when something is published.
    DAYLIGHT_RELEASES: 'manual',
    ...environment,
  });
  const command = async <Result>(...words: string[]): Promise<Result> => {
    const { code, stdout, stderr } = await runDaylight([...words, '--data', folder]);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  };
  const standingStill = async <Result>(work: (pool: SqlPool) => Promise<Result>): Promise<Result> => {
    await backend.stop();
    const store = await openStore(storeOf({ databaseUrl: undefined, dataFolder: folder }), () => {});
    try {
      return await work(store.pool);
    } finally {
      await store.close();
      await backend.restart();
    }
  };
  return {
    backend,
    publish: async (gathering) => {
      await standingStill((pool) => gather(pool, gathering));
      return command('release', 'publish', '--study', gathering.study, '--window', gathering.day);
    },
    command,
    query: async <Row extends object>(sql: string, values: unknown[] = []) =>
      standingStill(async (pool) => (await pool.query<Row>(sql, values)).rows),
    stop: async () => {
      await backend.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page of ours that is built like the captured ones, and what is on it. */
export function fixture(source: string, name: string) {
  const at = (ending: string) =>
    readFileSync(
      new URL(`../../extension/sources/${source}/fixtures/${name}.${ending}`, import.meta.url),
      'utf8',
    );
  return { html: at('html'), expected: JSON.parse(at('expected.json')) };
}
