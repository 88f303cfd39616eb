import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { click, Device, press } from '../harness/device.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const code = 'harvest-moon-7';

let web: Web;
let operator: Study;
let device: Device;

beforeAll(async () => {
  web = await new Web().start();
  // As many bits as a server asks for that nobody has told otherwise.
  operator = await startStudy({ DAYLIGHT_INVITES: code, DAYLIGHT_ENROLMENT_BITS: '14' });
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
  device = await Device.start({ extension: inject('extension'), web });
});
afterAll(async () => {
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
});

test('a study that takes only who was invited gets nothing until the code is entered, and then all that waited', async () => {
  await device.switchOnFromPopup(
    await device.visit('about:blank'),
    ['recommendation'],
    'https://www.youtube.com/*',
  );
  const tab = await device.visit('https://www.youtube.com/');
  await device.scrollThrough(tab, 1300);
  await expect
    .poll(async () => (await device.rows('observations')).length, { timeout: 15_000 })
    .toBeGreaterThan(0);
  const sent = await device.sendAll();

  const asked = () => web.requests.filter(({ host }) => host === ingestHost).map(({ path }) => path);
  await expect.poll(asked, { timeout: 15_000 }).toContain('/v1/enrolments/challenge');
  const popup = await device.browser.openPopup(await device.visit('about:blank'));
  await says(popup, 'asks for an invitation');
  const data = await device.opened(/#data/, () => press(popup, 'Enter the code'));
  expect(asked()).not.toContain('/v1/enrolments');

  await data.locator('input[name=invite]').fill('harvest-moon-8');
  await click(data, 'button[name=save-invite]');
  await says(data, 'did not take your code');
  expect(asked()).toContain('/v1/enrolments');

  await data.locator('input[name=invite]').fill(code);
  await click(data, 'button[name=save-invite]');
  const held = async () =>
    (await device.rows('receipts')).reduce((sum, { observations }) => sum + observations, 0);
  await expect.poll(held, { timeout: 60_000 }).toBe(sent);
  await says(data, 'The study has taken your code');
  expect(await data.$('input[name=invite]')).toBeNull();
  expect(web.strangers).toEqual([]);
});

/** Waits until a page says so by itself. */
async function says(page: Page, words: string): Promise<void> {
  const isThere = (sought: string) => document.body.textContent?.includes(sought);
  await page.waitForFunction(isThere, { polling: 200, timeout: 60_000 }, words);
}
