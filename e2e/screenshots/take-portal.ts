import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillPortal } from '../../backend/portal/testing/full-portal.ts';
import { listeningPortal } from '../../backend/portal/testing/listening-portal.ts';
import { wholePortal } from '../../backend/portal/testing/whole-portal.ts';
import { openPlainBrowser } from '../harness/plain-browser.ts';
import type { Camera } from './camera.ts';

const pages = {
  home: '/',
  findings: '/findings',
  platforms: '/platforms/',
  platform: '/platforms/youtube',
  datasets: '/datasets',
  dataset: '/datasets/recommended-publishers',
  stories: '/stories/',
  record: '/record',
  'take-part': '/take-part',
  privacy: '/about/privacy',
};

/** Pages of the portal, one of a kind, with made-up releases. */
export async function takePortal(camera: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-portal-'));
  await fillPortal(folder);
  const portal = await listeningPortal(await wholePortal(folder));
  const browser = await openPlainBrowser();
  try {
    const page = await browser.newPage();
    for (const [name, path] of Object.entries(pages)) {
      const answer = await page.goto(portal.origin + path);
      if (!answer?.ok()) throw new Error(`${path} answers ${answer?.status()}`);
      await camera.take(page, `portal-${name}`, { wide: 1280, narrow: 360 });
    }
  } finally {
    await browser.close();
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
