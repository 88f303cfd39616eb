import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../harness/browsers.ts';
import { Device, press } from '../harness/device.ts';
import type { OwnBrowser } from '../harness/own-browser.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';

let web: Web;
let operator: Study;
let device: Device<OwnBrowser>;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
  device = await Device.startIn(launchBrowser, { extension: inject('extension'), web });
});
afterAll(async () => {
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
});

/** Takes part, looks at a page, and sends what was seen. */
async function donate(): Promise<void> {
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
  const tab = await device.visit(youtube);
  await device.scrollThrough(tab, 1300);
  await expect
    .poll(async () => (await device.rows('observations')).length, { timeout: 15_000 })
    .toBeGreaterThan(3);
  await device.sendAll();
  await expect
    .poll(async () => (await device.rows('receipts')).length, { timeout: 60_000 })
    .toBeGreaterThan(0);
}

const ingest = () => web.requests.filter((request) => request.host === ingestHost).length;

test('what a person donates arrives', donate);

test('stopping is never harder than beginning: it takes two clicks from the popup', async () => {
  const popup = await device.browser.openPopup(await device.visit('about:blank'));
  const choices = await device.opened(/#choices/, () => press(popup, 'Choose what to share'));
  web.loseNext({ host: ingestHost, method: 'POST', path: '/v1/deletions' }, 'request');
  await press(choices, 'Stop and delete what I sent');
  await expect
    .poll(async () => (await device.rows('deletions'))[0]?.receipt, { timeout: 150_000, interval: 1000 })
    .toMatchObject({ stories: 0 });
  const [deletion] = await device.rows('deletions');
  expect(deletion?.receipt?.observations).toBeGreaterThan(3);
  await choices.close();
});

test('after leaving nothing more is recorded, and nothing more is sent', async () => {
  const before = ingest();
  const kept = (await device.rows('observations')).length;
  const tab = await device.visit(youtube);
  await device.scrollThrough(tab, 1300);
  expect((await device.rows('observations')).length).toBe(kept);
  expect(ingest()).toBe(before);
});

test('after an uninstall, the page that opens can delete what was sent, by a word that was signed before', async () => {
  const before = await signedBefore();
  await donate();
  // The receipts of the first donation are still there; what is ready for this one shows that it has arrived.
  await expect.poll(signedBefore, { timeout: 60_000 }).not.toEqual(before);
  const page = await device.browser.openOwnPage('popup.html');
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))'); // The browser is told right after it is stored.
  const uninstall = () => page.evaluate('chrome.management.uninstallSelf()').catch(() => undefined);
  const goodbye = await device.opened(/\/goodbye/, uninstall); // The page that asks goes with the extension.
  await goodbye.waitForSelector('#delete', { visible: true });
  expect(goodbye.url(), 'what it needs is not left in the address bar').not.toContain('#');
  const asked = web.requests.map((request) => request.path).filter((path) => path.startsWith('/goodbye'));
  expect(asked, 'nor in any request').toEqual(['/goodbye', '/goodbye.js']);
  await (await goodbye.waitForSelector('#delete'))?.click();
  await goodbye.waitForFunction(() => document.querySelector('#outcome')?.textContent?.includes('deleted'), {
    polling: 200,
  });
  expect(web.strangers).toEqual([]);
});

/** The deletion that lies ready for after an uninstall. */
async function signedBefore(): Promise<unknown> {
  return (await device.rows('memos')).find(({ name }) => name === 'presigned-deletion')?.value;
}
