import { Hono } from 'hono';
import type { PublicSource } from '../../measure/public-sources.ts';
import { type DatasetEntry, datasetEntries } from '../dataset-entries.ts';
import type { EntriesReader } from '../findings/finding-routes.ts';
import type { FindingEntry } from '../findings/list-findings.ts';
import type { PageTools } from '../page-tools.ts';
import { findPlatform, platforms } from '../platform-name.ts';
import { type PlatformDataset, platformPage } from './platform-page.ts';
import { platformViewReader, tellsPlatforms } from './platform-view.ts';
import { platformsPage } from './platforms-page.ts';

/** Pages that say, platform by platform, what was published. */
export function platformRoutes({ site, catalogue, show, missing }: PageTools, findings: EntriesReader): Hono {
  const read = platformViewReader();

  async function about(
    { source }: PublicSource,
    entries: readonly DatasetEntry[],
  ): Promise<PlatformDataset[]> {
    const speaking = entries.filter((entry) => speaksOf(entry, source));
    return Promise.all(
      speaking.map(async ({ slug, title, releases }) => {
        const latest = releases?.latest;
        const release = latest?.tombstone ? undefined : latest;
        return { slug, title, release, view: release && (await read(release)).get(source) };
      }),
    );
  }

  async function everything() {
    const [entries, list] = await Promise.all([datasetEntries(catalogue), findings()]);
    const findingsOf = (source: string): FindingEntry[] =>
      list.filter((entry) => entry.platforms.includes(source));
    return { entries, findingsOf };
  }

  const routes = new Hono();
  routes.get('/platforms', (c) => c.redirect('/platforms/', 301));
  routes.get('/platforms/', async (c) => {
    const { entries, findingsOf } = await everything();
    const shown = platforms.map(async (platform) => {
      const own = (await about(platform, entries)).filter(({ view }) => view !== undefined);
      const found = findingsOf(platform.source).flatMap(({ finding }) => finding ?? []);
      const releases = [...own.map(({ release }) => release), ...found.map(({ release }) => release)];
      return {
        platform,
        findings: found.length,
        datasets: own.length,
        simulated: releases.some((release) => release?.manifest.simulated),
      };
    });
    return show(c, platformsPage(await Promise.all(shown)));
  });
  routes.get('/platforms/:source', async (c) => {
    const platform = findPlatform(c.req.param('source'));
    if (!platform) return missing(c);
    const { entries, findingsOf } = await everything();
    return show(c, platformPage(site, platform, await about(platform, entries), findingsOf(platform.source)));
  });
  return routes;
}

/** Whether a dataset can have rows about a platform: by what was published of it, else by its definition. */
function speaksOf({ definition, releases }: DatasetEntry, source: string): boolean {
  const manifest = releases?.latest.manifest;
  const sources = manifest?.sources ?? definition?.sources ?? [];
  const tells = manifest ? tellsPlatforms(manifest) : 'source' in (definition?.row.shape ?? {});
  return tells && (sources.length === 0 || sources.includes(source));
}
