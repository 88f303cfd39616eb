import { type Context, Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { paths } from '#shared/wire/paths.ts';
import { refuse } from '../ingest/outcome.ts';
import type { PublishedRules } from '../rules/published-rules.ts';
import { problem, type RequestVariables } from './problem.ts';

/** Short, so that a repaired pack and above all a stop are soon everywhere. */
const cacheSeconds = 300;

// Whoever asks again from an extension is still to be allowed to read the answer.
const revalidated = () => etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'access-control-allow-origin'] });

/**
 * GET /v1/rules: which rule packs there are. GET /v1/rules/stop: the stop list. GET /v1/rules/<source>: one pack. The
 * same for everybody, without a key, and open to any cache in between: what counts is the signature in each.
 */
export function rulesRoutes({ rules }: { rules: PublishedRules }): Hono<RequestVariables> {
  return new Hono<RequestVariables>()
    .get(paths.rules, revalidated(), (context) => answer(context, rules.index()))
    .get(paths.stopList, revalidated(), (context) => answer(context, rules.stopList()))
    .get(`${paths.rules}/:source`, revalidated(), (context) =>
      answer(context, rules.pack(context.req.param('source'))),
    );
}

function answer(context: Context<RequestVariables>, found: object | 'damaged' | undefined): Response {
  if (found === undefined) return problem(context, refuse('not_found'));
  if (typeof found === 'string') throw new Error('A file in the folder of rules is damaged');
  return context.json(found, 200, { 'cache-control': `public, max-age=${cacheSeconds}` });
}
