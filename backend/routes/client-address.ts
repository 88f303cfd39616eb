import type { Context } from 'hono';

/** What the server on a real port hands over with a request. In tests there is no port. */
interface FromSocket {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/**
 * Where a request came from. Nobody keeps it: it goes into a rate limit, and nowhere else.
 * @param trustedProxies how many proxies of our own stand in front. Each writes whom it saw at the end of
 *   X-Forwarded-For; whatever stands before those entries anybody can have written. A request with fewer entries came
 *   past them, and is known by its socket.
 */
export function clientAddress(context: Context, trustedProxies: number): string | undefined {
  const seen =
    trustedProxies > 0 ? context.req.header('x-forwarded-for')?.split(',').at(-trustedProxies) : undefined;
  return seen ?? (context.env as FromSocket | undefined)?.incoming?.socket?.remoteAddress;
}
