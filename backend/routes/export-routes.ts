import { Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';
import { streamOf } from './stream-of.ts';
import { type ContributorDeps, verifyContributor } from './verify-contributor.ts';

/** What an export works with. */
export interface ExportDeps extends ContributorDeps {
  /** Everything that is stored of a contributor, as the pieces of a JSON document. */
  exportOf: (contributor: string) => AsyncIterable<string>;
}

/** Exports written at a time. Each may go on for as long as somebody's line is slow, and costs little memory. */
const most = 50;

/**
 * GET /v1/export: all that is stored of whoever signs with their study key, in one JSON document; one at a time for each.
 * It is written while it is read, so an error in the middle ends it without its last bracket.
 */
export function exportRoutes(deps: ExportDeps): Hono<RequestVariables> {
  const running = new Set<string>();
  return new Hono<RequestVariables>().get(paths.export, async (context) => {
    const sender = await verifyContributor(context, deps);
    if ('refused' in sender) return problem(context, sender);
    const contributor = sender.value;
    if (running.size >= most || running.has(contributor)) return problem(context, refuse('overloaded'));
    running.add(contributor);
    const body = streamOf(deps.exportOf(contributor), () => running.delete(contributor));
    return context.body(body, 200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="daylight-export.json"',
    });
  });
}
