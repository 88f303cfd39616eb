import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';

/**
 * GET /metrics, on a listener of its own and never on the public one, so that no proxy passes it on by mistake. With a
 * token, whoever asks must send it. Without one only this machine can ask, and no web page can: whatever has an Origin, or
 * came by another name (DNS rebinding), is refused.
 * @param read all metrics in the text format
 */
export function metricsRoutes(
  token: string | undefined,
  read: () => Promise<string>,
  mediaType: string,
): Hono {
  return new Hono().get('/metrics', async (context) => {
    if (token === undefined) {
      const host = context.req.header('host') ?? '';
      const isHere = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/.test(host);
      if (!isHere || context.req.header('origin') !== undefined) return context.body(null, 403);
    } else if (!isSame(context.req.header('authorization') ?? '', `Bearer ${token}`))
      return context.body(null, 401, { 'www-authenticate': 'Bearer' });
    return context.body(await read(), 200, { 'content-type': mediaType, 'cache-control': 'no-store' });
  });
}

/** Compares without telling by its time how much was right. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
