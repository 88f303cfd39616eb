import type { SqlResult } from '../sql-pool.ts';

/** A statement for the embedded engine; without `sql`: close. Ids count from 1. */
export interface ToWorker {
  id: number;
  sql?: string;
  parameters?: readonly unknown[];
}

/** The answer to the message with the same id. Id 0: the engine has opened, or could not. */
export type FromWorker =
  | { id: number; result: SqlResult<unknown> }
  | { id: number; error: { message: string; code?: string } };
