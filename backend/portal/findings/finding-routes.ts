import { type Context, Hono } from 'hono';
import { loadFigures } from '../../measure/load-figures.ts';
import { sha256 } from '../../publish/release-contents.ts';
import { matchesTag } from '../http-range.ts';
import type { PageTools } from '../page-tools.ts';
import { securityHeaders } from '../security-headers.ts';
import { findingCsv, findingJson } from './finding-files.ts';
import { findingPage, unpublishedFindingPage } from './finding-page.ts';
import { findingsPage } from './findings-page.ts';
import { type FindingEntry, listFindings } from './list-findings.ts';
import { findingsDataset, findingsReader } from './read-findings.ts';

/** Reads all headline figures, with what the newest release that stands holds of them. */
export type EntriesReader = () => Promise<FindingEntry[]>;

/** Pages of findings, each also as CSV and JSON, of the newest version and of any other; and what reads them for other pages. */
export function findingRoutes({ site, catalogue, show, missing }: PageTools): {
  routes: Hono;
  entries: EntriesReader;
} {
  const read = findingsReader();
  const routes = new Hono();

  const entries = async (version?: string) => {
    const all = await catalogue.find(findingsDataset);
    const release =
      version === undefined ? all?.latest : all?.releases.find((one) => one.manifest.version === version);
    const found = release && !release.tombstone ? await read(release) : [];
    return { all, release, list: listFindings(await loadFigures(), found) };
  };

  routes.get('/findings', (c) => c.redirect('/findings/', 301));
  routes.get('/findings/', async (c) => show(c, findingsPage((await entries()).list)));
  routes.get('/findings/:name', async (c) => {
    const { id, extension } = partsOf(c.req.param('name'));
    const entry = (await entries()).list.find((one) => one.id === id);
    if (!entry) return missing(c);
    if (extension !== undefined) return sendFile(c, entry, extension);
    return show(c, entry.finding ? findingPage(site, entry, entry.finding) : unpublishedFindingPage(entry));
  });
  routes.get('/findings/:id/:version', (c) => c.redirect(`${new URL(c.req.url).pathname}/`, 301));
  routes.get('/findings/:id/:version/', async (c) => {
    const { id, version } = c.req.param();
    const { all, release, list } = await entries(version);
    // The page of the dataset's version says when it was withdrawn, and why.
    if (release?.tombstone) return c.redirect(`/datasets/${findingsDataset}/${version}/`, 302);
    const entry = list.find((one) => one.id === id);
    if (!entry?.finding) return missing(c);
    const isNewest = all?.latest.manifest.version === version;
    return show(c, findingPage(site, entry, entry.finding, isNewest ? undefined : `/findings/${id}`));
  });
  routes.get('/findings/:id/:version/:file', async (c) => {
    const { id, version, file } = c.req.param();
    const { id: name, extension } = partsOf(file);
    const entry = (await entries(version)).list.find((one) => one.id === id);
    return entry && name === id && extension !== undefined ? sendFile(c, entry, extension) : missing(c);
  });

  function sendFile(c: Context, { finding }: FindingEntry, extension: string) {
    if (!finding || (extension !== 'csv' && extension !== 'json')) return missing(c);
    const body = extension === 'csv' ? findingCsv(finding) : findingJson(site, finding);
    const type = extension === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json';
    const etag = `"${sha256(Buffer.from(body))}"`;
    const shared = {
      ...securityHeaders,
      etag,
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
    };
    return matchesTag(c.req.header('if-none-match'), etag)
      ? c.body(null, 304, shared)
      : c.body(body, 200, { ...shared, 'content-type': type });
  }

  return { routes, entries: async () => (await entries()).list };
}

function partsOf(name: string): { id: string; extension: string | undefined } {
  const [id = '', extension] = name.split('.', 2);
  return { id, extension };
}
