import type { DBCore, DBCoreTable, Middleware } from 'dexie';
import type { Database } from '../database.ts';

/** What a worker that was killed says: nothing after this ran. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * Makes the database of a worker that is killed after so many reads and writes: from then on every one of them fails,
 * so that the transaction under way is undone and nothing more is written.
 */
export function killAfter(database: Database, operations: number): void {
  let left = operations;
  const live = <A, R>(act: (request: A) => Promise<R>) => {
    return (request: A): Promise<R> => {
      left -= 1;
      return left < 0 ? Promise.reject(new Killed()) : act(request);
    };
  };
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'killer',
    create: (core) => ({
      ...core,
      table: (name): DBCoreTable => {
        const table = core.table(name);
        return {
          ...table,
          mutate: live(table.mutate),
          get: live(table.get),
          getMany: live(table.getMany),
          query: live(table.query),
          openCursor: live(table.openCursor),
          count: live(table.count),
        };
      },
    }),
  };
  database.use(middleware);
}

/**
 * Whether what a worker did was broken off by its being killed. Any other failure is thrown on: a mistake must not pass for
 * the kill that was meant.
 */
export async function wasKilled(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if (!isKilled(error)) throw error;
    return true;
  }
}

// Dexie wraps what fails within a transaction.
function isKilled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof Killed || error.name === 'AbortError' || String(error).includes('Killed');
}
