import { readLines } from '../archive/read-lines.ts';
import type { OperatorDoor } from '../operator-door.ts';
import { OperatorError } from '../operator-error.ts';
import type { Progress } from '../releases/orders.ts';
import type { OrderLine } from '../routes/operator-routes.ts';

/**
 * Asks a running server to do something, and follows how far it is.
 * @param path of the door, e.g. `/release`
 * @returns the server's result
 * @throws OperatorError with the server's own sentence when it could not
 */
export async function orderFrom(
  door: OperatorDoor,
  path: string,
  order: object,
  progress: Progress,
): Promise<object> {
  const answer = await fetch(new URL(path, door.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  if (!answer.ok || !answer.body)
    throw new OperatorError(
      `The running server did not take the order (${answer.status}): restart it and try again.`,
    );
  for await (const line of readLines(answer.body)) {
    const said = JSON.parse(line) as OrderLine;
    if ('result' in said) return said.result as object;
    if ('failed' in said) throw new OperatorError(said.failed);
    progress(said.progress.done, said.progress.total, said.progress.what);
  }
  throw new OperatorError('The running server stopped before it was done: start it and try again.');
}
