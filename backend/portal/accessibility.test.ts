import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawRelease } from '../publish/withdraw-release.ts';
import { portalRoutes } from './portal-routes.ts';
import { fillPortal } from './testing/full-portal.ts';
import { sampleRelease, sampleSlug as slug } from './testing/sample-release.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-accessible-'));
  const cells = ['home', 'watch-next'].map((surface) => ({ key: [surface, 'News'], week: 0, value: 400 }));
  await sampleRelease(home, '1.0.0', { cells });
  await sampleRelease(home, '1.1.0', { simulated: true, coarse: true, cells });
  await sampleRelease(home, '1.2.0', { cells });
  await fillPortal(home, ['recommended-publishers']);
  await withdrawRelease(home, {
    dataset: slug,
    version: '1.2.0',
    reason: 'Fakes moved the figures.',
    day: '2026-11-28',
  });
});
afterAll(() => rm(home, { recursive: true, force: true }));

// jsdom has no layout, so colours and sizes are not judged here.
test.each([
  '/',
  '/findings/',
  '/findings/youtube-ads',
  '/platforms/',
  '/platforms/youtube',
  '/take-part/',
  '/datasets/',
  `/datasets/${slug}`,
  `/datasets/${slug}/1.1.0/`,
  `/datasets/${slug}/1.2.0/`,
  `/datasets/${slug}/1.0.0/codebook.html`,
  '/nothing',
  '/goodbye',
])('axe finds no fault in %s', async (path) => {
  const app = portalRoutes({ releasesFolder: home, baseUrl: 'http://x', studyName: 'First light' });
  const page = new JSDOM(await (await app.request(path)).text(), { runScripts: 'outside-only' });
  page.window.eval(axe.source);
  const found = await page.window.eval(
    "axe.run({ rules: { 'color-contrast': { enabled: false } } }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
  );
  expect(found).toEqual([]);
  page.window.close();
});
