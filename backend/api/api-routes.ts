import { Hono } from 'hono';
import { refuse } from '../ingest/outcome.ts';
import { layout, type Site } from '../portal/layout.ts';
import { securityHeaders } from '../portal/security-headers.ts';
import { loadDatasets } from '../publish/datasets.ts';
import { releaseCatalogue } from '../publish/release-catalogue.ts';
import { problem, type RequestVariables } from '../routes/problem.ts';
import { giveJson } from './give-json.ts';
import { openApi } from './openapi.ts';
import type { ApiWorld } from './operation.ts';
import { operations } from './operations.ts';
import { readAsked } from './read-asked.ts';
import { referencePage } from './reference-page.ts';
import { releaseRows } from './release-rows.ts';

/** Where releases are, and who publishes. */
export interface ApiDeps {
  /** Folder of releases; need not exist yet. */
  releasesFolder: string;
  /** Public address of the server. */
  baseUrl: string;
  studyName: string;
  contact?: string;
}

/** For anybody's program, from anywhere; a page that shows an answer can do nothing with it. */
const openToAll = {
  ...securityHeaders,
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Daylight-Version, Daylight-Total, Content-Disposition, Content-Length, Content-Range, Accept-Ranges, Repr-Digest',
  'cross-origin-resource-policy': 'cross-origin',
};

/**
 * GET /api/v1/…: what was published, for programs; /api/openapi.json describes it, and /api/ explains it to people. Reads the
 * folder of releases, and has no way to the database.
 */
export function apiRoutes(deps: ApiDeps): Hono<RequestVariables> {
  const site: Site = { ...deps, baseUrl: deps.baseUrl.replace(/(?<!\/)\/+$/, '') };
  const world: ApiWorld = {
    catalogue: releaseCatalogue(deps.releasesFolder),
    rows: releaseRows(),
    definitions: loadDatasets,
    baseUrl: site.baseUrl,
    studyName: deps.studyName,
  };
  const app = new Hono<RequestVariables>();
  app.get('/api', (c) => c.redirect('/api/', 301));
  app.get('/api/', (c) =>
    c.html(layout(site, referencePage(operations, site.baseUrl)), 200, {
      ...securityHeaders,
      'cache-control': 'no-cache',
    }),
  );
  app.use('/api/*', async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(openToAll)) context.res.headers.set(name, value);
  });
  app.get('/api/openapi.json', async (c) =>
    giveJson(c, openApi(operations, await loadDatasets(), site.baseUrl), {}, 1),
  );
  app.options('/api/*', (c) =>
    c.body(null, 204, {
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match, Range, If-Range',
      'access-control-max-age': '86400',
    }),
  );
  for (const operation of operations) {
    const { answer } = operation;
    if (!answer) continue;
    app.get(operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      const asked = readAsked(context, operation);
      return 'refused' in asked ? problem(context, asked) : answer(context, asked.value, world);
    });
  }
  app.all('/api/*', (context) => problem(context, refuse('not_found')));
  return app;
}
