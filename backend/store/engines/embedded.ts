import { Worker } from 'node:worker_threads';
import type { RunSql, SqlPool, SqlResult } from '../sql-pool.ts';
import { exclusivePool } from './exclusive-pool.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** An error of the database, with its SQLSTATE. */
class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly code: string | undefined;
  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Opens the embedded database (PGlite, made durable) in a worker thread.
 * @param folder the database's own folder; the caller holds its lock
 * @param onDeath called when the engine dies on its own; the process should end, since nothing can be stored any more
 */
export async function openEmbedded(folder: string, onDeath: (error: Error) => void): Promise<SqlPool> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { folder } });
  const waiting = new Map<number, PromiseWithResolvers<SqlResult<unknown>>>();
  let lastId = 0;
  let closing = false;

  function wait(id: number): Promise<SqlResult<unknown>> {
    const deferred = Promise.withResolvers<SqlResult<unknown>>();
    waiting.set(id, deferred);
    return deferred.promise;
  }
  function ask(message: Omit<ToWorker, 'id'>): Promise<SqlResult<unknown>> {
    const id = ++lastId;
    const answered = wait(id);
    worker.postMessage({ id, ...message } satisfies ToWorker);
    return answered;
  }
  function die(error: Error): void {
    for (const deferred of waiting.values()) deferred.reject(error);
    waiting.clear();
    if (!closing) onDeath(error);
    closing = true;
  }

  worker.on('message', (message: FromWorker) => {
    const deferred = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) deferred?.reject(new SqlError(message.error.message, message.error.code));
    else deferred?.resolve(message.result);
  });
  worker.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => die(new Error('The embedded database stopped.')));

  const opened = wait(0);
  try {
    await opened;
  } catch (error) {
    closing = true;
    await worker.terminate();
    throw error;
  }
  const run = ((sql, parameters) => ask({ sql, ...(parameters ? { parameters } : {}) })) as RunSql;
  return exclusivePool({
    run,
    async close() {
      closing = true;
      await ask({});
      await worker.terminate();
    },
  });
}
