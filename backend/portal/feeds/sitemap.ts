import type { DatasetReleases } from '../../publish/release-catalogue.ts';
import type { Site } from '../layout.ts';
import { xml } from './xml.ts';

/**
 * The site map (sitemaps.org): every page for people, and each release's, with its day.
 * @param pages paths of the pages that are always there
 */
export function sitemap(site: Site, pages: readonly string[], datasets: readonly DatasetReleases[]): string {
  const releases = datasets.flatMap(({ slug, releases: all, latest }) => [
    { path: `/datasets/${slug}`, day: latest.manifest.created },
    ...all.map(({ manifest, tombstone }) => ({
      path: `/datasets/${slug}/${manifest.version}/`,
      day: tombstone?.day ?? manifest.created,
    })),
  ]);
  const lines = [...pages.map((path) => ({ path, day: undefined })), ...releases].map(
    ({ path, day }) =>
      `<url><loc>${xml(`${site.baseUrl}${path}`)}</loc>${day === undefined ? '' : `<lastmod>${day}</lastmod>`}</url>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('')}</urlset>
`;
}

/** `robots.txt`: everything may be found; the extension's interface holds nothing to be found. */
export function robots(site: Site): string {
  return `User-agent: *\nDisallow: /v1/\nDisallow: /goodbye\n\nSitemap: ${site.baseUrl}/sitemap.xml\n`;
}
