import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portalRoutes } from './portal-routes.ts';
import { sampleRelease, sampleRow } from './testing/sample-release.ts';

const slug = 'youtube-publishers-weekly';
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-accessible-'));
  const rows = ['home', 'watch-next'].map((surface) => sampleRow({ surface }));
  await sampleRelease(home, '1.0.0', { rows });
  await sampleRelease(home, '1.1.0', { simulated: true, rows });
});
afterAll(() => rm(home, { recursive: true, force: true }));

// jsdom has no layout, so colours and sizes are not judged here.
test.each(['/', '/datasets/', `/datasets/${slug}`, `/datasets/${slug}/1.1.0/`, '/nothing', '/goodbye'])(
  'axe finds no fault in %s',
  async (path) => {
    const app = portalRoutes({ releasesFolder: home, baseUrl: 'http://x', studyName: 'First light' });
    const page = new JSDOM(await (await app.request(path)).text(), { runScripts: 'outside-only' });
    page.window.eval(axe.source);
    const found = await page.window.eval(
      "axe.run({ rules: { 'color-contrast': { enabled: false } } }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
    );
    expect(found).toEqual([]);
    page.window.close();
  },
);
