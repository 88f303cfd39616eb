import { LogDamage } from '#shared/log/log-source.ts';
import { OperatorError } from '../../operator-error.ts';

/** Does something with a log; damage in it is told in its own sentence. */
export async function withoutDamage<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    throw error instanceof LogDamage ? new OperatorError(error.message, { cause: error }) : error;
  });
}
