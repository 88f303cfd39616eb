import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { sha256 } from '../publish/release-contents.ts';
import { matchesTag } from './http-range.ts';

/** A page as it was made, ready to be sent again. */
interface KeptPage {
  headers: Record<string, string>;
  etag: string;
  whole: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
}

const compress = promisify(gzip);
/** Pages kept at a time. Beyond, the one that was longest not read is forgotten. */
const mostPages = 300;

/**
 * Remembers pages that are made of releases alone, until something is published or withdrawn, or another day begins: drawing
 * one takes a thousand times as long as sending it. Also gives them an ETag, and sends them zipped to whoever takes that.
 * Pages with a question in their address are made each time.
 * @param isOfReleases whether a path's page depends on nothing but the folder of releases
 */
export function pageMemory(
  releasesFolder: string,
  isOfReleases: (path: string) => boolean,
): MiddlewareHandler {
  const stampNow = sharedWhileRunning(() => stampOf(releasesFolder));
  let stamp = '';
  let pages = new Map<string, Promise<KeptPage | undefined>>();
  return async (c, next) => {
    const { path, method } = c.req;
    // Who asks for something else than a page gets it made.
    const accept = c.req.header('accept') ?? '';
    const isPlain =
      method === 'GET' &&
      !c.req.url.includes('?') &&
      (!accept.includes('ld+json') || accept.includes('html'));
    if (!isPlain || !isOfReleases(path)) return next();
    const now = await stampNow();
    if (now !== stamp) {
      stamp = now;
      pages = new Map();
    }
    const current = pages;
    const known = current.get(path);
    if (known) {
      const page = await known;
      if (!page) return next();
      current.delete(path);
      current.set(path, known);
      return send(c, page);
    }
    const { promise, resolve } = Promise.withResolvers<KeptPage | undefined>();
    current.set(path, promise);
    let made: KeptPage | undefined;
    try {
      await next();
      made = await keep(c.res);
      if (made) {
        // Without this Hono would add the headers of the one to those of the other.
        c.res = undefined;
        c.res = send(c, made);
      }
    } finally {
      if (!made) current.delete(path);
      resolve(made);
    }
    const [oldest] = current.keys();
    if (current.size > mostPages && oldest !== undefined) current.delete(oldest);
  };
}

async function keep(response: Response): Promise<KeptPage | undefined> {
  if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/html'))
    return undefined;
  const headers = Object.fromEntries(response.headers);
  const whole = new Uint8Array(await response.arrayBuffer());
  const vary = headers.vary === undefined ? 'Accept-Encoding' : `${headers.vary}, Accept-Encoding`;
  return {
    headers: { ...headers, vary },
    etag: sha256(whole),
    whole,
    zipped: new Uint8Array(await compress(whole)),
  };
}

function send(c: Context, { headers, etag, whole, zipped }: KeptPage): Response {
  const takesGzip = /(^|,)\s*gzip\s*(;\s*q=(1|0?\.\d*[1-9]))?\s*(,|$)/i.test(
    c.req.header('accept-encoding') ?? '',
  );
  // A strong tag names bytes, and zipped they are others.
  const tag = takesGzip ? `"${etag}-gzip"` : `"${etag}"`;
  const all = { ...headers, etag: tag };
  if (matchesTag(c.req.header('if-none-match'), tag))
    return new Response(null, { status: 304, headers: all });
  return takesGzip
    ? new Response(zipped, { headers: { ...all, 'content-encoding': 'gzip' } })
    : new Response(whole, { headers: all });
}

/** What changes when something is published or withdrawn: every folder of a dataset then gets another time. */
async function stampOf(releasesFolder: string): Promise<string> {
  const names = await readdir(releasesFolder).catch(() => []);
  const times = await Promise.all(
    names.map((name) =>
      stat(join(releasesFolder, name), { bigint: true }).then(
        ({ mtimeNs }) => `${name} ${mtimeNs}`,
        () => name,
      ),
    ),
  );
  return [new Date().toISOString().slice(0, 10), ...times.sort()].join('\n');
}

/** Who asks while it runs gets the answer that is on its way. */
function sharedWhileRunning<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
