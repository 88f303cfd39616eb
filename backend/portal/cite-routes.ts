import { Hono } from 'hono';
import { citationStyles, citedAt } from '../publish/citation-styles.ts';
import type { PageTools } from './page-tools.ts';
import { securityHeaders } from './security-headers.ts';

/** Path of a citation as a file. */
export function citePath(dataset: string, version: string, extension: string): string {
  return `/cite/${dataset}/${dataset}-${version}.${extension}`;
}

/** Citations of releases as files, for programs that keep references. Of withdrawn ones, too: who used one has to cite it. */
export function citeRoutes({ site, catalogue, missing }: PageTools): Hono {
  return new Hono().get('/cite/:slug/:file', async (c) => {
    const { slug, file } = c.req.param();
    const all = await catalogue.find(slug);
    for (const { manifest } of all?.releases ?? [])
      for (const { extension, mediaType, write } of citationStyles)
        if (file === `${slug}-${manifest.version}.${extension}`)
          return c.body(write(citedAt(manifest, site.baseUrl)), 200, {
            ...securityHeaders,
            'content-type': mediaType,
            'content-disposition': `attachment; filename="${file}"`,
            'cache-control': 'no-cache',
            'access-control-allow-origin': '*',
          });
    return missing(c);
  });
}
