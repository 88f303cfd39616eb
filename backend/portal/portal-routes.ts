import { type Context, Hono } from 'hono';
import type { ReportStory } from '#shared/stories/report-reason.ts';
import { loadDatasets } from '../publish/datasets.ts';
import type { Release } from '../publish/read-release.ts';
import { type DatasetReleases, releaseCatalogue } from '../publish/release-catalogue.ts';
import { type AboutDeps, aboutRoutes } from './about/about-routes.ts';
import { aboutPage } from './about-page.ts';
import { assets } from './assets.ts';
import { citeRoutes } from './cite-routes.ts';
import { datasetEntries } from './dataset-entries.ts';
import { datasetPage, describe, unpublishedPage } from './dataset-page.ts';
import { datasetsPage } from './datasets-page.ts';
import { readSearch } from './datasets-search.ts';
import type { ExtensionPlaces } from './extension-places.ts';
import { feedRoutes } from './feeds/feed-routes.ts';
import { findingRoutes } from './findings/finding-routes.ts';
import { goodbyePage, goodbyePath } from './goodbye-page.ts';
import { homePage } from './home-page.ts';
import { layout, type Page, type Site } from './layout.ts';
import { notFoundPage } from './not-found-page.ts';
import { pageMemory } from './page-memory.ts';
import type { PageStatus } from './page-tools.ts';
import { platforms } from './platform-name.ts';
import { platformRoutes } from './platforms/platform-routes.ts';
import { releaseViews } from './release-view.ts';
import { pageHeaders, securityHeaders } from './security-headers.ts';
import { answerPreflight, serveFile } from './serve-file.ts';
import { storyRoutes } from './stories/story-routes.ts';
import { takePartPage } from './take-part-page.ts';

/** Where the releases are, and who runs the portal. */
export interface PortalDeps extends AboutDeps {
  /** Folder of releases, as publishRelease makes it; need not exist yet. */
  releasesFolder: string;
  /** Public address of the portal, for the lines that people copy. */
  baseUrl: string;
  studyName: string;
  /** How to reach whoever runs the study: an e-mail or web address. */
  contact?: string;
  /** Where people get the extension. */
  extension?: ExtensionPlaces;
  /** Keeps a reader's report of a story. Without it readers are told whom to write to. */
  reportStory?: ReportStory;
}

/**
 * What researchers and the public see: pages and files of what was published. Reads the releases folder and nothing
 * else; has no cookie, no state, and but for the page after an uninstall no script. Mount it last: it answers unknown
 * addresses with a page (404).
 */
export function portalRoutes(deps: PortalDeps): Hono {
  const site: Site = {
    ...deps,
    baseUrl: deps.baseUrl.replace(/(?<!\/)\/+$/, ''),
    has: (path) => app.routes.some((route) => route.path === path),
  };
  const catalogue = releaseCatalogue(deps.releasesFolder);
  const viewOf = releaseViews();
  const app = new Hono();

  const show = (c: Context, page: Page, status: PageStatus = 200) =>
    c.html(layout(site, page), status, { ...pageHeaders(page), 'cache-control': 'no-cache' });
  const missing = (c: Context) => {
    // A program elsewhere that asks for a release shall learn that there is none, and not take it for a broken line.
    c.header('access-control-allow-origin', '*');
    return show(c, notFoundPage(), 404);
  };
  const showRelease = async (c: Context, all: DatasetReleases, release: Release, path: string) => {
    c.header('vary', 'Accept');
    if (!wantsJsonLd(c.req.header('accept')) || release.tombstone)
      return show(c, datasetPage(site, all, release, await viewOf(release), path));
    c.header('content-type', 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"');
    c.header('access-control-allow-origin', '*');
    return c.body(JSON.stringify(describe(site, release)), 200, {
      ...securityHeaders,
      'cache-control': 'no-cache',
    });
  };

  app.use(pageMemory(deps.releasesFolder, (path) => ofReleases.test(path)));
  for (const [path, answer] of assets()) app.get(path, answer);

  const tools = { site, catalogue, show, missing };
  const findings = findingRoutes(tools);
  const pages = async () => [
    ...new Set(app.routes.filter(isPage).map(({ path }) => path)),
    ...(await findings.entries()).map(({ id }) => `/findings/${id}`),
    ...platforms.map(({ source }) => `/platforms/${source}`),
  ];
  app.route('/', feedRoutes(tools, pages)).route('/', citeRoutes(tools));
  app.route('/', storyRoutes(tools, deps.reportStory)).route('/', aboutRoutes(tools, deps));
  app.route('/', findings.routes).route('/', platformRoutes(tools, findings.entries));
  app.get('/', async (c) =>
    show(c, homePage(site, await datasetEntries(catalogue), await findings.entries())),
  );
  app.get('/take-part', (c) => c.redirect('/take-part/', 301));
  app.get('/take-part/', (c) => show(c, takePartPage(site)));
  app.get('/about', (c) => c.redirect('/about/', 301));
  app.get('/about/', (c) => show(c, aboutPage(site)));
  app.get(goodbyePath, (c) => show(c, goodbyePage(site)));
  app.get('/datasets', (c) => c.redirect('/datasets/', 301));
  app.get('/datasets/', async (c) =>
    show(
      c,
      datasetsPage(
        await datasetEntries(catalogue),
        readSearch((name) => c.req.query(name)),
      ),
    ),
  );

  app.get('/datasets/:slug', async (c) => {
    const slug = c.req.param('slug');
    const all = await catalogue.find(slug);
    if (all) return showRelease(c, all, all.latest, `/datasets/${slug}`);
    const defined = (await loadDatasets()).find((dataset) => dataset.slug === slug);
    return defined ? show(c, unpublishedPage(defined)) : missing(c);
  });
  app.get('/datasets/:slug/', (c) => c.redirect(`/datasets/${encodeURIComponent(c.req.param('slug'))}`, 301));
  const toLatest = async (c: Context) => {
    const all = await catalogue.find(c.req.param('slug') ?? '');
    const file = c.req.param('file') ?? '';
    if (!all || (file !== '' && !all.latest.files.has(file))) return missing(c);
    c.header('cache-control', 'no-cache');
    c.header('access-control-allow-origin', '*');
    return c.redirect(`/datasets/${all.slug}/${all.latest.manifest.version}/${file}`, 302);
  };
  for (const path of ['latest', 'latest/', 'latest/:file']) app.get(`/datasets/:slug/${path}`, toLatest);
  app.get('/datasets/:slug/:version', async (c) => {
    const found = await findRelease(c.req.param('slug'), c.req.param('version'));
    return found ? c.redirect(`${found.path}/`, 301) : missing(c);
  });
  app.get('/datasets/:slug/:version/', async (c) => {
    const found = await findRelease(c.req.param('slug'), c.req.param('version'));
    return found ? showRelease(c, found.all, found.release, `${found.path}/`) : missing(c);
  });
  app.options('/datasets/:slug/:version/:file', answerPreflight);
  app.get('/datasets/:slug/:version/:file', async (c) => {
    const found = await findRelease(c.req.param('slug'), c.req.param('version'));
    const file = found?.release.files.get(c.req.param('file'));
    return found && file ? serveFile(c, found.release, file) : missing(c);
  });
  app.options('/files/sha256/:sum', answerPreflight);
  app.get('/files/sha256/:sum', async (c) => {
    const found = await catalogue.findFile(c.req.param('sum').toLowerCase());
    return found ? serveFile(c, found.release, found.file) : missing(c);
  });
  app.get('*', missing);
  return app;

  async function findRelease(slug: string, version: string) {
    const all = await catalogue.find(slug);
    const release = all?.releases.find((one) => one.manifest.version === version);
    return all && release && { all, release, path: `/datasets/${slug}/${version}` };
  }
}

/** A page that is always there, for everybody to find. */
function isPage({ method, path }: { method: string; path: string }): boolean {
  return method === 'GET' && (path.endsWith('/') || path.startsWith('/about/')) && !/[:*]/.test(path);
}

/** Addresses whose pages are made of releases, and of nothing else that can change. */
const ofReleases = /^\/($|datasets(\/[^/]+){0,2}\/?$|findings(\/|$)|platforms(\/|$))/;

// A browser asks for HTML, too, and gets it.
function wantsJsonLd(accept = ''): boolean {
  return accept.includes('application/ld+json') && !accept.includes('text/html');
}
