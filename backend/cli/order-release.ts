import type { OperatorDoor } from '../operator-door.ts';
import { OperatorError } from '../operator-error.ts';
import type { Progress, ReleaseOrder } from '../release-order.ts';
import type { OrderLine } from '../routes/operator-routes.ts';

/**
 * Asks a running server to publish, and follows how far it is.
 * @returns the server's result
 * @throws OperatorError with the server's own sentence when it could not
 */
export async function orderRelease(
  door: OperatorDoor,
  order: ReleaseOrder,
  progress: Progress,
): Promise<object> {
  const answer = await fetch(new URL('/release', door.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  if (!answer.ok || !answer.body)
    throw new OperatorError(
      `The running server did not take the order (${answer.status}): restart it and try again.`,
    );
  for await (const line of lines(answer.body)) {
    const said = JSON.parse(line) as OrderLine;
    if ('result' in said) return said.result as object;
    if ('failed' in said) throw new OperatorError(said.failed);
    progress(said.progress.done, said.progress.total, said.progress.what);
  }
  throw new OperatorError('The running server stopped before the release was done: start it and try again.');
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
