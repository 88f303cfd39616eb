import { type Context, Hono } from 'hono';
import { sha256 } from '../../publish/release-contents.ts';
import { matchesTag } from '../http-range.ts';
import type { PageTools } from '../page-tools.ts';
import { securityHeaders } from '../security-headers.ts';
import { atomFeed } from './atom-feed.ts';
import { catalogJsonLd } from './catalog-jsonld.ts';
import { catalogPath, feedPath } from './feed-links.ts';
import { robots, sitemap } from './sitemap.ts';

/**
 * What programs follow: the feed of releases, the catalogue, the site map.
 * @param pages paths of all pages beside those of datasets
 */
export function feedRoutes(
  { site, catalogue }: Pick<PageTools, 'site' | 'catalogue'>,
  pages: () => Promise<readonly string[]>,
): Hono {
  return new Hono()
    .get(feedPath, async (c) =>
      answer(c, atomFeed(site, await catalogue.list()), 'application/atom+xml; charset=utf-8'),
    )
    .get(catalogPath, async (c) =>
      answer(c, JSON.stringify(catalogJsonLd(site, await catalogue.list()), null, 1), 'application/ld+json'),
    )
    .get('/sitemap.xml', async (c) =>
      answer(c, sitemap(site, await pages(), await catalogue.list()), 'application/xml; charset=utf-8'),
    )
    .get('/robots.txt', (c) => answer(c, robots(site), 'text/plain; charset=utf-8'));
}

function answer(c: Context, body: string, type: string): Response {
  const etag = `"${sha256(Buffer.from(body))}"`;
  const headers = {
    ...{ ...securityHeaders, etag, 'cache-control': 'no-cache' },
    ...{ 'content-type': type, 'access-control-allow-origin': '*' },
  };
  return matchesTag(c.req.header('if-none-match'), etag)
    ? c.body(null, 304, headers)
    : c.body(body, 200, headers);
}
