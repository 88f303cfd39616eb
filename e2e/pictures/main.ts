// npm run pictures: takes the pictures in docs/images from the real extension and the real portal.
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { utcDay } from '#shared/day.ts';
import { simulationStudy } from '../../backend/config.ts';
import { Device } from '../harness/device.ts';
import { furnish } from '../harness/furnish.ts';
import { openPhotoStudio } from '../harness/photo-studio.ts';
import { ingestHost } from '../harness/study.ts';
import { openView, views } from '../harness/views.ts';
import { demonstrationDays } from '../simulate/demonstration-days.ts';
import { simulateGlimpses } from '../simulate/simulate-glimpses.ts';

const youtube = 'https://www.youtube.com/';
const folder = 'docs/images';

await mkdir(folder, { recursive: true });
const studio = await openPhotoStudio();
const { web, operator, extension } = studio;
const device = await Device.start({ extension, web });
try {
  const welcome = await device.browser.openOwnPage('welcome.html');
  await welcome.waitForSelector('button[name=agree]');
  await welcome.setViewport({ width: 900, height: 1240 });
  await welcome.$eval('.choices-form', (form) => form.scrollIntoView());
  await take(welcome, 'welcome');
  await furnish(device, web, operator, { isChanged: false });
  const tab = await device.visit(youtube);
  await sleep(1500);
  const popup = await device.browser.openPopup(tab);
  await popup.waitForSelector('.popup-state');
  await take(popup, 'popup');
  for (const name of ['tray', 'story', 'insights']) {
    const view = views.find((one) => one.name === name);
    if (view) await take(await openView(device, view), name, 900, 900);
  }

  const { until, days } = demonstrationDays(utcDay(new Date()));
  const people = { volunteers: 6000, days, seed: 1, concurrency: 8 };
  await simulateGlimpses({ origin: operator.backend.url, study: simulationStudy, ...people }, until);
  await operator.command('release', 'publish', '--study', simulationStudy, '--window', until);
  const dataset = `https://${ingestHost}/datasets/recommended-publishers`;
  await take(await device.visit(dataset), 'portal', 1100, 1400);
} finally {
  await device.browser.close();
  await studio.close();
}

/** Takes a page in light and in dark. */
async function take(page: Page, name: string, width?: number, height?: number): Promise<void> {
  if (width && height) await page.setViewport({ width, height });
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await sleep(300);
    await page.screenshot({ path: `${folder}/${name}-${scheme}.png`, optimizeForSpeed: false });
  }
}
