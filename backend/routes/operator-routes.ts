import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { ArchiveOrder } from '../archive/archive-order.ts';
import { ModerationOrder } from '../moderation/moderation-order.ts';
import { KeyOrder } from '../partner/key-order.ts';
import { PartnerOrder } from '../partner/partner-order.ts';
import { QuarantineOrder } from '../quarantine/quarantine-order.ts';
import { type Progress, ReleaseOrder, ScanOrder, WithholdOrder } from '../releases/orders.ts';
import { StudyOrder } from '../studies/study-order.ts';

/** A line of the answer: progress, and last the result or why there is none. */
export type OrderLine =
  | { progress: { done: number; total: number; what: string } }
  | { result: unknown }
  | { failed: string };

/** What a running server does for its operator. */
export interface OperatorOrders {
  /** Writes an archive of everything. */
  archive(order: ArchiveOrder, progress: Progress): Promise<unknown>;
  /** Proves that everything is there that receipts speak of. */
  verifyStore(progress: Progress): Promise<unknown>;
  /** Publishes, telling how far it is. */
  release(order: ReleaseOrder, progress: Progress): Promise<unknown>;
  /** Keeps a measure out of a window. */
  withhold(order: WithholdOrder, progress: Progress): Promise<unknown>;
  /** Adds, lists or revokes keys of partners. */
  partnerKeys(order: KeyOrder): Promise<unknown>;
  /** Writes a file for a partner. */
  partner(order: PartnerOrder, progress: Progress): Promise<unknown>;
  /** Lists, shows, publishes or rejects stories. */
  moderate(order: ModerationOrder): Promise<unknown>;
  /** Lists batches that lie apart, says why one does, lets it in or discards it. */
  quarantine(order: QuarantineOrder): Promise<unknown>;
  /** Publishes, closes or lists studies with an end. */
  studies(order: StudyOrder): Promise<unknown>;
  /** What two reviewers may look at before a window is measured. */
  scan(order: ScanOrder, progress: Progress): Promise<unknown>;
  /** What was spent of the privacy budget. */
  budgets(): Promise<unknown>;
  /** Surfaces that look changed. */
  alarms(): Promise<unknown>;
  /** Adds what is new to the public log. */
  appendToLog(): Promise<unknown>;
  /** A donated structure; undefined where there is none. */
  structure(id: string): Promise<unknown>;
}

/**
 * Orders from this machine to a running server, which holds the embedded database for itself: POST /release, /withhold, /scan,
 * /archive, /verify-store, /partner-keys, /partner, /studies, /moderate and /quarantine, answered as NDJSON, POST /log, and GET /alarms, /budget and /structures/:id, answered as JSON. Listens on loopback only;
 * the token stands in a file that only the operator can read. No web page gets in: neither under a name of its own that
 * leads here (DNS rebinding), nor from its own place (whatever has an Origin is refused).
 */
export function operatorRoutes(token: string, orders: OperatorOrders): Hono {
  const expected = Buffer.from(`Bearer ${token}`);
  return new Hono()
    .use(async (context, next) => {
      const host = context.req.header('host') ?? '';
      if (!/^127\.0\.0\.1(:\d+)?$/.test(host) || context.req.header('origin') !== undefined)
        return context.body(null, 403);
      const given = Buffer.from(context.req.header('authorization') ?? '');
      const isOperator = given.length === expected.length && timingSafeEqual(given, expected);
      return isOperator ? next() : context.body(null, 401);
    })
    .get('/budget', async (context) => context.json(await orders.budgets()))
    .get('/alarms', async (context) => context.json(await orders.alarms()))
    .get('/structures/:id', async (context) => {
      const id = DayId.safeParse(context.req.param('id'));
      const structure = id.success ? await orders.structure(id.data) : undefined;
      return structure === undefined ? context.json(null, 404) : context.json(structure);
    })
    .post('/log', async (context) => context.json(await orders.appendToLog()))
    .post('/release', async (context) => {
      const order = ReleaseOrder.safeParse(await context.req.json().catch(() => undefined));
      if (!order.success) return context.body(null, 400);
      return streamed(context, (progress) => orders.release(order.data, progress));
    })
    .post('/withhold', async (context) => {
      const order = WithholdOrder.safeParse(await context.req.json().catch(() => undefined));
      if (!order.success) return context.body(null, 400);
      return streamed(context, (progress) => orders.withhold(order.data, progress));
    })
    .post('/scan', async (context) => {
      const order = ScanOrder.safeParse(await context.req.json().catch(() => undefined));
      if (!order.success) return context.body(null, 400);
      return streamed(context, (progress) => orders.scan(order.data, progress));
    })
    .post('/archive', async (context) => {
      const order = ArchiveOrder.safeParse(await context.req.json().catch(() => undefined));
      if (!order.success) return context.body(null, 400);
      return streamed(context, (progress) => orders.archive(order.data, progress));
    })
    .post('/partner-keys', taking(KeyOrder, orders.partnerKeys))
    .post('/partner', taking(PartnerOrder, orders.partner))
    .post('/studies', taking(StudyOrder, orders.studies))
    .post('/moderate', taking(ModerationOrder, orders.moderate))
    .post('/quarantine', taking(QuarantineOrder, orders.quarantine))
    .post('/verify-store', (context) => streamed(context, orders.verifyStore));
}

/** Takes an order that fits its schema, and carries it out. */
function taking<Schema extends z.ZodType>(
  schema: Schema,
  work: (order: z.infer<Schema>, progress: Progress) => Promise<unknown>,
) {
  return async (context: Context) => {
    const order = schema.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.body(null, 400);
    return streamed(context, (progress) => work(order.data, progress));
  };
}

/** Answers with lines as something is carried out. */
function streamed(context: Context, work: (progress: Progress) => Promise<unknown>): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  // Whoever asked may have gone; the order is carried out all the same.
  const say = (line: OrderLine) => writer.write(encoder.encode(`${JSON.stringify(line)}\n`)).catch(() => {});
  work((done, total, what) => void say({ progress: { done, total, what } }))
    .then((result) => say({ result }))
    .catch((error: unknown) => say({ failed: error instanceof Error ? error.message : String(error) }))
    .finally(() => writer.close().catch(() => {}));
  return context.body(readable, 200, { 'content-type': 'application/x-ndjson' });
}
