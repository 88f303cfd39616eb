import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { LogSource } from '#shared/log/log-source.ts';
import { readTilePath, tileWidth } from '#shared/log/tile-path.ts';
import { paths } from '#shared/wire/paths.ts';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';

const plain = 'text/plain; charset=utf-8';

/**
 * The public log (C2SP tlog-tiles), for everybody and from every website: GET /log/checkpoint, /log/key and its tiles. A
 * full tile never changes; everything else is asked for anew.
 */
export function logRoutes({ publicLog }: { publicLog: LogSource }): Hono<RequestVariables> {
  return new Hono<RequestVariables>()
    .use(`${paths.log}/*`, cors({ origin: '*', allowMethods: ['GET'], maxAge: 86_400 }))
    .get(`${paths.log}/*`, async (context) => {
      const path = context.req.path.slice(paths.log.length + 1);
      const tile = readTilePath(path);
      const bytes = await publicLog(path);
      if (!bytes) return problem(context, refuse('not_found'));
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': tile ? 'application/octet-stream' : plain,
        'cache-control': tile?.width === tileWidth ? 'public, max-age=31536000, immutable' : 'no-cache',
        'x-content-type-options': 'nosniff',
      });
    });
}
