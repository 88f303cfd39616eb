import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFigures } from '../measure/load-figures.ts';
import { loadDatasets } from '../publish/datasets.ts';
import { rebuildRelease } from '../publish/rebuild-release.ts';
import { measurementsFor, writeReleaseOf } from '../publish/testing/made-up-release.ts';
import { madeUpWindow } from '../publish/testing/measured-window.ts';
import { verifyRelease } from '../publish/verify-release.ts';
import { portalRoutes } from './portal-routes.ts';

const datasets = await loadDatasets();
const figures = await loadFigures();
const windows = [
  madeUpWindow(datasets, figures, { day: '2026-09-20', active: 900 }),
  madeUpWindow(datasets, figures, { day: '2026-11-01' }),
];
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-every-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

test.each(datasets.map((dataset) => [dataset.slug, dataset] as const))(
  '%s makes a sound release that can be made again, and a page with a chart',
  async (slug, dataset) => {
    const folder = await writeReleaseOf(dataset, measurementsFor(dataset, windows), home);
    expect(await verifyRelease(folder)).toEqual([]);
    expect(await rebuildRelease(folder)).toEqual([]);
    const app = portalRoutes({ releasesFolder: home, baseUrl: 'https://data.example', studyName: 'x' });
    const { document } = parseHTML(await (await app.request(`/datasets/${slug}`)).text());
    expect(document.querySelectorAll('.panel-chart').length).toBeGreaterThan(0);
    const bars = [...document.querySelectorAll('.chart tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td:not(.number)')].map((cell) => cell.textContent).join(' | '),
    );
    expect(new Set(bars).size, 'each bar says what it is').toBe(bars.length);
    expect(document.querySelector('main')?.textContent).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(document.querySelector('.chart')?.innerHTML).not.toMatch(/NaN|undefined|null|Infinity/);
  },
);
