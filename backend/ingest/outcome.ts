import type { ErrorCode } from '#shared/errors.ts';

/** A request that is not taken. It has changed nothing. */
export interface Refusal {
  refused: ErrorCode;
  /** One sentence for whoever sent it; never holds anything about another person. */
  detail?: string;
}

/** What came of a step: its value, or why the request is refused. */
export type Outcome<T> = { value: T } | Refusal;

/** Shorthand for a refusal. */
export function refuse(refused: ErrorCode, detail?: string): Refusal {
  return detail === undefined ? { refused } : { refused, detail };
}
