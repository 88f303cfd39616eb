import { Hono } from 'hono';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';

/** What health routes need to know: whether donations can be taken, and a word for each thing that was looked at. */
export interface HealthRouteDeps {
  readiness: () => Promise<{ ready: boolean; checks: Readonly<Record<string, string>> }>;
}

/**
 * GET /healthz: the process answers. GET /readyz: it can take donations, too: the database answers and has its tables, and
 * there is room on the disk. Each is named with one word and no number, since anybody may ask.
 */
export function healthRoutes(deps: HealthRouteDeps): Hono<RequestVariables> {
  return new Hono<RequestVariables>()
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', async (context) => {
      const { ready, checks } = await deps.readiness();
      if (ready) return context.json({ status: 'ok', checks });
      return problem(context, refuse('overloaded', whatFails(checks)));
    });
}

function whatFails(checks: Readonly<Record<string, string>>): string {
  if (checks.database !== 'ok') return 'The database does not answer.';
  if (checks.migrations !== 'ok') return 'The tables of the database are of an earlier version.';
  return 'The disk is full.';
}
