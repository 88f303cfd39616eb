import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { Device } from '../harness/device.ts';
import { fixture, ingestHost, study } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let web: Web;
let device: Device;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', () => ({ headers, body: fixture('youtube', 'home-lockups').html }));
  const backend = `https://${ingestHost}`;
  const { folder } = await buildExtension('chrome', { backend, study, out: '.output/e2e' });
  device = await Device.start({ extension: folder, web });
});
afterAll(async () => {
  await device?.chromium.close();
  await web?.close();
});

/** Violations that axe finds, in light and in dark, on a wide and on a narrow screen. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'])
    for (const width of [1000, 340]) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 800 });
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      found.push(
        ...violations.map((v) => `${v.id} (${v.impact}), ${scheme}, ${width} px: ${v.nodes[0]?.html}`),
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (overflow) found.push(`wider than its window, ${scheme}, ${width} px`);
    }
  return found;
}

test('the first page can be used by everybody, before and after switching on', async () => {
  const welcome = await device.chromium.openOwnPage('welcome.html');
  await welcome.waitForSelector('input[name=recommendation]');
  expect(await violations(welcome)).toEqual([]);
  await device.chromium.allowHosts(['https://www.youtube.com/*']);
  await device.tickAndSwitchOn(welcome, ['recommendation', 'ad']);
  await welcome.waitForSelector('.card.on');
  expect(await violations(welcome)).toEqual([]);
});

test('the review and the popup can be used by everybody, with items in them', async () => {
  const tab = await device.visit('https://www.youtube.com/');
  await device.scrollThrough(tab, 1300);
  await tab.close();
  const review = await device.chromium.openOwnPage('review.html');
  await review.waitForSelector('.item');
  expect(await violations(review)).toEqual([]);
  expect(await violations(await device.chromium.openOwnPage('popup.html'))).toEqual([]);
});

test('everything can be reached and pressed by keyboard alone, in the order of the page', async () => {
  const welcome = await device.chromium.openOwnPage('welcome.html');
  await welcome.waitForSelector('.card.on button');
  await welcome.keyboard.press('Tab');
  const reached = [];
  for (let i = 0; i < 2; i++) {
    reached.push(await welcome.evaluate(() => document.activeElement?.textContent));
    await welcome.keyboard.press('Tab');
  }
  const buttons = await welcome.$$eval('button', (all) => all.map((button) => button.textContent));
  expect(reached).toEqual(buttons);
});
