import { Hono } from 'hono';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';

/** GET /healthz: the process answers. GET /readyz: the store answers too. */
export function healthRoutes(deps: { ping: () => Promise<unknown> }): Hono<RequestVariables> {
  return new Hono<RequestVariables>()
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', async (context) => {
      try {
        await deps.ping();
      } catch {
        return problem(context, refuse('overloaded', 'The database does not answer.'));
      }
      return context.json({ status: 'ok' });
    });
}
