import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../harness/browsers.ts';
import { click, Device, press } from '../harness/device.ts';
import { fillInStory } from '../harness/fill-in-story.ts';
import type { OwnBrowser } from '../harness/own-browser.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const text = 'It shows me this every day. Write to jane.doe@example.org or call 020 7946 0958.';

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

const ingest = () => web.requests.filter((request) => request.host === ingestHost);
const only = async () => (await device.rows('stories'))[0];

test('a story can be told by somebody who switched nothing on, and is only a draft before they send it', async () => {
  const tab = await device.visit('about:blank');
  const popup = await device.browser.openPopup(tab);
  const page = await device.opened(/#story\//, () => press(popup, 'Tell a story'));
  await fillInStory(page, text);
  await sleep(1500);
  await device.browser.killBackground();
  await page.reload();
  await page.waitForFunction(
    (wanted) => document.querySelector('textarea')?.value === wanted,
    { polling: 100 },
    text,
  );
  expect(ingest()).toEqual([]);
  await page.close();
});

test('what is personal is taken out before, and what was shown is what leaves', async () => {
  const draft = await only();
  const page = await device.browser.openOwnPage(`dashboard.html#story/${draft?.id}`);
  await page.waitForSelector('textarea');
  // The background looks through the text once the form is there.
  await page.waitForSelector('mark ~ mark');
  if (await page.$('input[name=adult]')) await click(page, 'input[name=adult]');
  await device.browser.allowKinds(() => press(page, 'Publish as shown'));
  await expect.poll(async () => (await only())?.status, { timeout: 30_000 }).toBe('sent');
  const row = await only();
  expect(row?.receipt).toMatchObject({ revision: 1, status: 'received' });
  const sent = JSON.parse(row?.json ?? '{}');
  expect(sent.story.text).toBe('It shows me this every day. Write to [email] or call [phone].');
  expect(row?.json).not.toContain('jane.doe');
  await page.close();
});

test('a story that was sent can be corrected, and taken back until the server confirms it', async () => {
  const { id } = (await only()) ?? { id: '' };
  const page = await device.browser.openOwnPage(`dashboard.html#story/${id}`);
  await press(page, 'Change it');
  await page.waitForSelector('textarea');
  await page.type('textarea', ' More to say.');
  await sleep(1500);
  await press(page, 'Publish as shown');
  await expect.poll(async () => (await only())?.receipt?.revision, { timeout: 30_000 }).toBe(2);
  web.loseNext({ host: ingestHost, method: 'POST', path: '/v1/deletions' }, 'response');
  await page.reload();
  await press(page, 'Take it back');
  await click(page, 'dialog[open] button.danger');
  await expect.poll(async () => (await only())?.status, { timeout: 30_000 }).toBe('withdrawn');
  await expect
    .poll(async () => (await device.rows('deletions'))[0]?.receipt?.stories, {
      timeout: 150_000,
      interval: 1000,
    })
    .toBe(1);
  await page.close();
});

test('on a site that is switched on, what is on the screen is pinned, and only that', async () => {
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
  const tab = await device.visit(youtube);
  await sleep(2500);
  const before = new Set((await device.rows('stories')).map((row) => row.id));
  const popup = await device.browser.openPopup(tab);
  await device.opened(/#story\//, () => press(popup, 'Tell a story'));
  const fresh = async () => (await device.rows('stories')).find((row) => !before.has(row.id));
  await expect.poll(fresh, { timeout: 15_000 }).toBeTruthy();
  const pinned = (await fresh())?.draft.observations ?? [];
  const all = fixture('youtube', 'home-lockups').expected.observations.length;
  expect(pinned.length).toBeGreaterThan(0);
  expect(pinned.length).toBeLessThan(all);
  expect(web.strangers).toEqual([]);
});
