import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../harness/browsers.ts';
import { Device, press } from '../harness/device.ts';
import type { OwnBrowser } from '../harness/own-browser.ts';
import { fixture, ingestHost } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';

let web: Web;
let device: Device<OwnBrowser>;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
  web.serve(ingestHost, () => ({ status: 503 })); // A server in trouble: what is sent stays in the outbox.
  device = await Device.startIn(launchBrowser, { extension: inject('extension'), web });
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
});
afterAll(async () => {
  await device?.browser.close();
  await web?.close();
});

const kept = async () => (await device.rows('observations')).length;

/** Opens the page and looks at its first screen, long enough to have seen what is there; some of it is further down. */
async function glance(): Promise<Page> {
  const page = await device.visit(youtube);
  await sleep(2000);
  await expect.poll(kept, { timeout: 15_000 }).toBeGreaterThan(0);
  return page;
}

/** Presses buttons of the popup, one after the other. */
async function pressInPopup(...words: string[]): Promise<void> {
  const popup = await device.browser.openOwnPage('popup.html');
  for (const one of words) await press(popup, one);
  await sleep(500);
  await popup.close();
}

test('while Daylight is paused, an open page is no longer watched and a new one is not begun', async () => {
  const open = await glance();
  await pressInPopup('Pause', 'Until I go on');
  const before = await kept();
  await device.scrollThrough(open, 1300);
  const another = await device.visit(youtube);
  await device.scrollThrough(another, 1300);
  expect(await kept()).toBe(before);
  await pressInPopup('Go on');
  await device.scrollThrough(await device.visit(youtube), 1300);
  await expect.poll(kept, { timeout: 15_000 }).toBeGreaterThan(before);
});

test('after a withdrawal nothing of it is left, nothing more is sent, and nothing more is recorded', async () => {
  await device.sendAll();
  await expect.poll(async () => (await device.rows('outbox')).length, { timeout: 15_000 }).toBe(1);
  const choices = await device.browser.openOwnPage('dashboard.html#choices');
  await press(choices, 'Stop');
  await choices.waitForSelector('[data-source=youtube]:not(.on) input[name=recommendation]:not(:checked)');
  expect(await device.rows('outbox')).toEqual([]);
  expect(await kept()).toBe(0);
  const left = 'chrome.permissions.getAll().then((all) => [...all.origins, ...(all.data_collection ?? [])])';
  await expect.poll(() => choices.evaluate(left)).toEqual([]);

  const requests = web.requests.filter((request) => request.host === ingestHost).length;
  await device.browser.killBackground();
  await device.scrollThrough(await device.visit(youtube), 1300);
  await device.browser.openOwnPage('popup.html'); // Wakes the worker, which looks for what is due.
  await sleep(3000);
  expect(await kept()).toBe(0);
  expect(web.requests.filter((request) => request.host === ingestHost)).toHaveLength(requests);
  expect(web.strangers).toEqual([]);
});

test('a permission that is taken away in the browser’s own settings ends the recording', async () => {
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation'], host);
  const page = await device.browser.openOwnPage('popup.html');
  await glance();
  await page.evaluate(`chrome.permissions.remove({ origins: ['${host}'] })`);
  const before = await kept();
  await device.scrollThrough(await device.visit(youtube), 1300);
  expect(await kept()).toBe(before);
});
