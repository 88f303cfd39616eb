import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { HeldBytes } from './bytes-in-flight.ts';

/** A body as it came; or why there is none: it is larger than it may be, or it broke off or had to make room. */
export type Received = Uint8Array | 'too-large' | 'given-up';

/**
 * Receives a body and counts it while it comes.
 * @param most largest size, in bytes; nothing beyond is read
 * @param enter makes the count, and is handed what to call when the body must make room
 */
export function receiveBody(
  context: Context,
  most: number,
  enter: (giveUp: () => void) => HeldBytes,
): Promise<{ received: Received; held: HeldBytes }> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let source: { stop(): void } | undefined;
    const finish = (received: Received) => {
      source?.stop();
      held.complete();
      resolve({ received, held });
    };
    const held = enter(() => finish('given-up'));
    if (Number(context.req.header('content-length') ?? 0) > most) return finish('too-large');
    source = chunksOf(context, {
      chunk(bytes) {
        size += bytes.length;
        if (size > most) return finish('too-large');
        chunks.push(bytes);
        held.add(bytes.length);
      },
      end: () => finish(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
      broken: () => finish('given-up'),
    });
  });
}

interface Taker {
  chunk(bytes: Uint8Array): void;
  end(): void;
  broken(): void;
}

/** From the socket where there is one, which is cheaper than by way of a web stream. */
function chunksOf(context: Context, taker: Taker): { stop(): void } {
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  return incoming?.readable === undefined ? fromStream(context.req.raw, taker) : fromSocket(incoming, taker);
}

function fromSocket(incoming: IncomingMessage, taker: Taker): { stop(): void } {
  incoming.on('data', taker.chunk).once('end', taker.end).once('close', taker.broken);
  // Nobody else listens, and an error that nobody hears ends the process.
  incoming.on('error', () => {});
  return {
    stop: () =>
      void incoming.off('data', taker.chunk).off('end', taker.end).off('close', taker.broken).pause(),
  };
}

function fromStream({ body }: Request, taker: Taker): { stop(): void } {
  const reader = body?.getReader();
  let stopped = false;
  const read = async () => {
    while (!stopped) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (stopped) return;
      if (done) return taker.end();
      taker.chunk(value);
    }
  };
  queueMicrotask(() => void read().catch(taker.broken));
  return {
    stop() {
      stopped = true;
    },
  };
}
