import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { click, Device, press } from '../harness/device.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const { html: well, expected } = fixture('youtube', 'home-lockups');
/** The same page after the site renamed what titles stand in. */
const renamed = well
  .replaceAll('h3', 'h6')
  .replaceAll('yt-lockup-metadata-view-model__title', 'yt-brand-new-title');

let web: Web;
let operator: Study;
let device: Device;
let out: string;
let body = renamed;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'daylight-fixture-'));
  web = await new Web().start();
  operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body } : undefined));
  device = await Device.start({ extension: inject('extension'), web });
  await device.switchOnFromPopup(
    await device.visit('about:blank'),
    ['recommendation', 'ad'],
    'https://www.youtube.com/*',
  );
});
afterAll(async () => {
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
  rmSync(out, { recursive: true, force: true });
});

const isMarked = async () => (await device.rows('marks')).some(({ raised }) => raised);
const sent = () =>
  web.requests.filter(
    ({ host, method, path }) => host === ingestHost && method === 'POST' && path === paths.structures,
  );
const structure = async () => (await device.rows('structures'))[0];

/** Visits the site as often, each time long enough that it has come to rest and was judged. */
async function visit(times: number): Promise<Page> {
  let tab: Page | undefined;
  for (let i = 0; i < times; i++) {
    await tab?.close();
    tab = await device.visit(youtube);
    await tab.bringToFront();
    await sleep(7000);
  }
  if (!tab) throw new RangeError('Not visited at all');
  return tab;
}

test('a site that was rebuilt is noticed, and the popup says calmly which part is not recorded', async () => {
  const tab = await visit(2);
  await expect.poll(isMarked, { timeout: 30_000 }).toBe(true);
  const popup = await device.browser.openPopup(tab);
  await popup.waitForSelector('.changed');
  const said = await popup.$eval('.changed', (notice) => notice.textContent);
  expect(said).toContain('YouTube has changed');
  expect(said).toContain('the start page');
  const page = await device.opened(/#structure\//, () => press(popup, 'Help fix it'));
  await page.waitForSelector('.outline');
  await tab.close();
  await page.close();
});

test('what is shown says nothing of the page, and leaves only when the person presses Send', async () => {
  const { id, structure: read } = (await structure()) ?? {};
  const page = await device.browser.openOwnPage(`dashboard.html#structure/${id}`);
  const outline = await page
    .waitForSelector('textarea.outline')
    .then(() => page.$eval('textarea.outline', (field) => (field as HTMLTextAreaElement).value));
  expect(outline).toContain('yt-brand-new-title');
  expect(outline).toContain('href="same:/watch?v=…"');
  expect(outline.split('\n')).toHaveLength(read?.nodes.length ?? 0);
  const exact = await page.$$eval('pre.exact', (shown) => shown.at(-1)?.textContent ?? '');
  for (const { item } of expected.observations)
    for (const secret of [item.title, item.id, item.publisher.name, item.publisher.id].filter(Boolean))
      expect(outline + exact).not.toContain(secret);
  expect(sent()).toEqual([]);
  await click(page, 'button[name=send]');
  await expect.poll(async () => (await structure())?.status, { timeout: 60_000 }).toBe('sent');
  expect(sent()).toHaveLength(1);
  expect(JSON.stringify((await structure())?.structure), 'exactly what was shown').toBe(exact);
  await page.close();
});

test('the operator makes a fixture of it, built like the page, while the server runs', async () => {
  const row = await structure();
  const made = await operator.command<{ page: string; expected: string }>(
    ...['source', 'fixture', row?.id ?? '', '--out', out],
  );
  const html = readFileSync(made.page, 'utf8');
  expect(html).toContain('yt-brand-new-title');
  const { counts } = JSON.parse(readFileSync(made.expected, 'utf8'));
  expect(counts).toContainEqual(expect.objectContaining({ surface: 'home', signs: ['failing'] }));
  expect(await operator.command('source', 'alarms')).toEqual({ alarms: [] });
  const stored = await operator.query('select source, surface, receipt from structures');
  expect(stored).toEqual([{ source: 'youtube', surface: 'home', receipt: row?.receipt }]);
});

test('who helped is thanked, and once the page is well again on two visits nothing is said any more', async () => {
  const choices = await device.browser.openOwnPage('dashboard.html#choices');
  await choices.waitForSelector('.changed');
  const said = await choices.$$eval('.changed-part', (parts) =>
    parts.map((part) => ({ text: part.textContent, asks: part.querySelector('button') !== null })),
  );
  expect(said.find(({ text }) => text?.includes(': the start page.'))).toMatchObject({ asks: false });
  await choices.close();
  body = well;
  const tab = await visit(2);
  await expect.poll(isMarked, { timeout: 30_000 }).toBe(false);
  const popup = await device.browser.openPopup(tab);
  await popup.waitForSelector('.popup-state');
  expect(await popup.$('.changed')).toBeNull();
  expect(web.strangers).toEqual([]);
});
