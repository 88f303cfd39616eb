import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { StudyList } from '#shared/studies/signed-study.ts';
import { paths } from '#shared/wire/paths.ts';
import type { RequestVariables } from './problem.ts';

/** Short, so that a study that was closed is soon closed everywhere. */
const cacheSeconds = 300;

/** What the route of studies works with. */
export interface StudyRouteDeps {
  studyList: (now: Date) => StudyList;
  now: () => Date;
}

/** GET /v1/studies: the signed studies, the same for everybody, without a key, and open to any cache in between. */
export function studyRoutes({ studyList, now }: StudyRouteDeps): Hono<RequestVariables> {
  const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin'];
  return new Hono<RequestVariables>().get(paths.studies, etag({ retainedHeaders }), (context) =>
    context.json(studyList(now()), 200, { 'cache-control': `public, max-age=${cacheSeconds}` }),
  );
}
