import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Device } from '../harness/device.ts';
import { fixture, ingestHost } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';

let web: Web;
let device: Device;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
  web.serve(ingestHost, () => ({ status: 503 }));
  device = await Device.start({ extension: inject('extension'), web });
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
});
afterAll(async () => {
  await device?.browser.close();
  await web?.close();
});

const ingest = () => web.requests.filter((request) => request.host === ingestHost);
const kept = async () => (await device.rows('observations')).length;

/** Looks at the first screen of a page, long enough to have seen what is there, and closes it. */
async function glance(page: Page): Promise<void> {
  await page.goto(youtube);
  await page.bringToFront();
  await sleep(2500);
  await page.close(); // An observer reports what it still has when its page goes.
  await sleep(300);
}

async function glanceInPrivate(): Promise<void> {
  const { driver } = device.browser;
  const window = await driver.createBrowserContext();
  await glance(await window.newPage());
  await window.close();
}

test('a private window records nothing of a site that is on, and a normal one beside it does', async () => {
  await glanceInPrivate();
  expect(await device.rows('observations')).toEqual([]);
  expect(await device.rows('exposures'), 'not even that there was a page').toEqual([]);
  await glance(await device.browser.driver.newPage());
  await expect.poll(kept, { timeout: 15_000 }).toBeGreaterThan(1);
  expect(ingest()).toEqual([]);
});

test('the browser itself keeps Daylight out of private windows, and nobody can let it in', async () => {
  const manifest = JSON.parse(readFileSync(join(inject('extension'), 'manifest.json'), 'utf8'));
  expect(manifest.incognito).toBe('not_allowed');
  const settings = await device.browser.driver.newPage();
  await settings.goto('chrome://extensions');
  const { extensionId } = device.browser;
  const allow = { extensionId, incognitoAccess: true };
  await settings.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(allow)})`);
  const { incognitoAccess } = (await settings.evaluate(
    `chrome.developerPrivate.getExtensionInfo('${extensionId}')`,
  )) as { incognitoAccess: object };
  expect(incognitoAccess).toMatchObject({ isEnabled: false, isActive: false });
  const before = await kept();
  await glanceInPrivate();
  expect(await kept()).toBe(before);
  expect(ingest()).toEqual([]);
  expect(web.strangers).toEqual([]);
});
