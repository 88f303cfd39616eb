import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { RequestFacts } from '../metrics/request-metrics.ts';
import type { RequestVariables } from './problem.ts';

/**
 * One log line a request. It holds these fields and no others: never an address, a user agent, a body, a query or a
 * contributor.
 * @param onRequest told the same, but for the request's number
 */
export function logRequests(
  log: Logger,
  onRequest: (facts: RequestFacts) => void = () => {},
): MiddlewareHandler<RequestVariables> {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const code = context.get('code');
    const ms = performance.now() - start;
    const facts = {
      method: context.req.method,
      // The pattern and never the address; what matches every method is not the route but something around it.
      route: matchedRoutes(context).find((route) => route.method !== 'ALL')?.path ?? 'none',
      status: context.res.status,
      ms: Math.round(ms),
      ...(code ? { code } : {}),
    };
    onRequest({ ...facts, ms });
    const line = { request: randomUUID(), ...facts };
    if (code === 'batch_conflict') log.error(line, 'ALARM: a known batch id came with other content');
    else log.info(line);
  };
}
