import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { type Progress, ReleaseOrder } from '../release-order.ts';

/** A line of the answer: progress, and last the result or why there is none. */
export type OrderLine =
  | { progress: { done: number; total: number; what: string } }
  | { result: unknown }
  | { failed: string };

/** Carries an order out, telling how far it is. */
export type CarryOut = (order: ReleaseOrder, progress: Progress) => Promise<unknown>;

/**
 * Orders from this machine to a running server, which holds the embedded database for itself: POST /release, answered
 * as NDJSON. Listens on loopback only; the token stands in a file that only the operator can read.
 */
export function operatorRoutes(token: string, release: CarryOut): Hono {
  const expected = Buffer.from(`Bearer ${token}`);
  return new Hono().post('/release', async (context) => {
    const given = Buffer.from(context.req.header('authorization') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return context.body(null, 401);
    const order = ReleaseOrder.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.body(null, 400);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const encoder = new TextEncoder();
    // Whoever asked may have gone; the order is carried out all the same.
    const say = (line: OrderLine) =>
      writer.write(encoder.encode(`${JSON.stringify(line)}\n`)).catch(() => {});
    release(order.data, (done, total, what) => void say({ progress: { done, total, what } }))
      .then((result) => say({ result }))
      .catch((error: unknown) => say({ failed: error instanceof Error ? error.message : String(error) }))
      .finally(() => writer.close().catch(() => {}));
    return context.body(readable, 200, { 'content-type': 'application/x-ndjson' });
  });
}
