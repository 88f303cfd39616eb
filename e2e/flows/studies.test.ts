import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { addDays, utcDay } from '../../shared/day.ts';
import { aStudyFile } from '../../shared/studies/testing/a-study.ts';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { click, Device } from '../harness/device.ts';
import { findFaults } from '../harness/find-faults.ts';
import { fixture, ingestHost, type Study, startStudy, study } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const today = utcDay(new Date());
const file = aStudyFile({ from: addDays(today, -5), until: addDays(today, 30), arms: ['one', 'two'] });

let folder: string;
let web: Web;
let operator: Study;
let device: Device;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-studies-'));
  writeFileSync(join(folder, 'bridges.json'), JSON.stringify(file));
  operator = await startStudy();
  web = await new Web().start();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
});
afterAll(async () => {
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function look(): Promise<void> {
  const tab = await device.visit(youtube);
  await device.scrollThrough(tab, 1300);
  await expect
    .poll(async () => (await device.rows('observations')).some((row) => row.status === 'waiting'), {
      timeout: 15_000,
    })
    .toBe(true);
  await tab.close();
}

async function openStudies(): Promise<Page> {
  const page = await device.browser.openOwnPage('dashboard.html#studies');
  await page.waitForSelector('article[data-study=bridges]');
  return page;
}

async function receiptsOf(name: string): Promise<number> {
  return (await device.rows('receipts')).filter((row) => row.study === name).length;
}

interface StoredRow {
  study: string;
  contributor: string;
  item_title: string | null;
  publisher_id: string | null;
}

/** What the server can count of both studies. */
async function stored(): Promise<{ own: StoredRow[]; bridges: StoredRow[] }> {
  const rows = await operator.query<StoredRow>(
    'select study, contributor, item_title, publisher_id from observations',
  );
  const of = (name: string) => rows.filter((row) => row.study === name);
  return { own: of('daylight'), bridges: of('bridges') };
}

test('an operator publishes a study beside the running server, and a volunteer who donates sees it', async () => {
  const { rulesKey } = await operator.command<{ rulesKey: string }>(
    'study',
    'publish',
    join(folder, 'bridges.json'),
  );
  const backend = `https://${ingestHost}`;
  const built = await buildExtension('chrome', { backend, study, rulesKey, out: '.output/e2e-studies' });
  device = await Device.start({ extension: built.folder, web });
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
  await device.browser.permissionSaved(host);
  await look();
  await device.browser.killBackground();
  const popup = await device.browser.openOwnPage('popup.html');
  await popup.waitForSelector('.popup-state');
  await expect.poll(async () => (await device.rows('studies')).length, { timeout: 30_000 }).toBe(1);
  await popup.reload();
  await popup.waitForSelector('::-p-text(There is a new study)');
  await popup.close();
});

test('the preview is, word for word and element for element, what the volunteer reads before joining', async () => {
  const preview = join(folder, 'preview.html');
  const { code } = await runDaylight(['study', 'preview', join(folder, 'bridges.json'), '--out', preview]);
  expect(code).toBe(0);
  const page = await openStudies();
  await click(page, 'article[data-study=bridges] summary');
  const shown = await page.$eval('.study-paper', (paper) => paper.innerHTML);
  const previewed = await device.visit(`data:text/html;base64,${readFileSync(preview).toString('base64')}`);
  expect(await previewed.$eval('.study-paper', (paper) => paper.innerHTML)).toBe(shown);
  await previewed.close();
  await page.close();
});

test('the page of studies has no axe violation, in light and in dark, wide and narrow', async () => {
  const page = await openStudies();
  await click(page, 'article[data-study=bridges] summary');
  expect(await findFaults(page)).toEqual([]);
  await page.close();
});

test('what was seen after joining goes to the study, too: under its own contributor, with nothing but the asked fields', async () => {
  await device.sendAll();
  await expect.poll(() => receiptsOf('daylight'), { timeout: 60_000 }).toBeGreaterThan(0);
  const page = await openStudies();
  await click(page, 'article[data-study=bridges] summary');
  await click(page, 'button[name=join]');
  await page.waitForSelector('.study-joined');
  // The button that was pressed is gone: whoever uses the keyboard goes on from the study's name.
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2', { polling: 100 });
  await page.close();
  await look();
  await device.sendAll();
  await expect.poll(() => receiptsOf('bridges'), { timeout: 60_000 }).toBeGreaterThan(0);
  const { own, bridges } = await stored();
  expect(bridges.length).toBeGreaterThan(0);
  expect(own.length).toBeGreaterThan(bridges.length);
  expect(new Set(bridges.map(({ publisher_id }) => publisher_id))).toEqual(new Set([null]));
  expect(bridges.every(({ item_title }) => item_title !== null)).toBe(true);
  expect(own.map(({ contributor }) => contributor)).not.toContain(bridges[0]?.contributor);
  const keys = (await device.rows('keys')).map((key) => key.study).sort();
  expect(keys).toEqual(['bridges', 'daylight']);
});

test('leaving with deletion takes everything from the study, and leaves what was donated to the platform', async () => {
  const page = await openStudies();
  await click(page, 'button[name=leave-delete]');
  await click(page, 'dialog[open] button.danger');
  await page.waitForFunction(() => !document.querySelector('.study-joined'), { polling: 100 });
  await expect
    .poll(async () => (await device.rows('deletions'))[0]?.receipt?.observations, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await page.close();
  const { own, bridges } = await stored();
  expect(bridges).toEqual([]);
  expect(own.length).toBeGreaterThan(0);
  expect((await device.rows('shares')).length).toBe(0);
  expect(web.strangers).toEqual([]);
});
