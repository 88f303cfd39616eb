import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { checkPlace, checkReceipt } from '#shared/log/check-receipt.ts';
import { ReceiptBundle } from '#shared/log/receipt-bundle.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { lastClosedWindow, windowBefore } from '../../backend/aggregate/window.ts';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import type { ReleaseResult } from '../../backend/releases/release-order.ts';
import type { Draft } from '../../extension/extract/draft.ts';
import { launchBrowser } from '../harness/browsers.ts';
import { enoughPeople } from '../harness/crowd.ts';
import { Device, press } from '../harness/device.ts';
import { observationsOf } from '../harness/observations-of.ts';
import type { OwnBrowser } from '../harness/own-browser.ts';
import { fixture, ingestHost, type Study, startStudy, study } from '../harness/study.ts';
import { Web } from '../harness/web.ts';
import { networkAsk } from '../simulate/ask.ts';
import { Volunteer } from '../simulate/volunteer.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const page = fixture('youtube', 'home-lockups');
const shown: Draft[] = page.expected.observations;

let web: Web;
let operator: Study;
let device: Device<OwnBrowser>;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: page.html } : undefined));
  device = await Device.startIn(launchBrowser, { extension: inject('extension'), web });
});
afterAll(async () => {
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
});

const batchPost = { host: ingestHost, method: 'POST', path: '/v1/batches' };
const ingest = () => web.requests.filter((request) => request.host === ingestHost);

const dataset = 'recommended-publishers';
const closed = lastClosedWindow(utcDay(new Date()));
const earlier = windowBefore(closed);
/** Channels that the page recommends something of, each once: as many as a volunteer counts for. */
const channels = shown.flatMap((o) => (o.kind === 'recommendation' ? (o.item.publisher.name ?? []) : []));
/** What nineteen people see, and nobody else. */
const rare = 'Nineteen Saw This';

interface PublishedRow {
  window_start: string;
  publisher_name: string;
  value: number;
  sigma: number;
}

const nineteen: Volunteer[] = [];
let released: ReleaseResult;

/** Asks the portal for a file of the newest release. */
const download = (slug: string, file: string) =>
  fetch(`${operator.backend.url}/datasets/${slug}/latest/${file}`);

test('before a person agrees, nothing is recorded and nothing is sent', async () => {
  const tab = await device.visit(youtube);
  await device.scrollThrough(tab, 1200);
  expect(await device.rows('observations')).toEqual([]);
  expect(await device.rows('ledger')).toEqual([]);
  expect(ingest()).toEqual([]);
  await tab.close();
});

test('from the popup to a site that is on, by the clicks of a person', async () => {
  const tab = await device.visit('about:blank');
  const welcome = await device.switchOnFromPopup(tab, ['recommendation', 'ad'], host);
  const types = (await device.rows('ledger')).map((row) => row.change.type);
  expect(new Set(types)).toEqual(new Set(['adult-confirmed', 'declined', 'granted', 'study-joined']));
  expect(await welcome.evaluate('chrome.action.getTitle({})')).toBe(
    'Daylight: recording what you switched on',
  );
  await welcome.close();
  await device.browser.permissionSaved(host);
});

test('everything that was in view is kept once, though the worker dies while the page is read', async () => {
  const tab = await device.visit(youtube);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await device.browser.killBackground();
  await device.scrollThrough(tab);
  await expect
    .poll(async () => (await device.rows('observations')).length, { timeout: 30_000 })
    .toBe(shown.length);
  await tab.close();
  const kept = (await device.rows('observations')).map((row) => row.observation);
  const titles = (items: { item: { title: string | null } }[]) => items.map((o) => o.item.title).sort();
  expect(titles(kept)).toEqual(titles(shown));
  for (const observation of kept) expect(observation.seen.visibleMs).toBeGreaterThanOrEqual(1000);
  expect(ingest()).toEqual([]);
});

test('nothing that was kept is lost when the browser is killed, and still nothing was sent', async () => {
  const before = (await device.rows('observations')).map((row) => row.id).sort();
  const { profile } = device.browser;
  await device.browser.crash();
  device = await Device.startIn(launchBrowser, { extension: inject('extension'), web, profile });
  expect((await device.rows('observations')).map((row) => row.id).sort()).toEqual(before);
  const own = await device.browser.openOwnPage('popup.html');
  const running = 'Promise.all([chrome.alarms.getAll(), chrome.scripting.getRegisteredContentScripts()])';
  const made = async () => (await own.evaluate(running)) as { name?: string; id?: string }[][];
  await expect
    .poll(async () => (await made()).map(([one]) => one?.name ?? one?.id), { timeout: 10_000 })
    .toEqual(['upload', 'youtube']);
  await own.close();
  expect(ingest()).toEqual([]);
});

test('nineteen volunteers are too few: nothing that they were shown is named, and it says why', async () => {
  const ask = networkAsk({ latencies: [], retries: 0 });
  const [document = ''] = await consentDocumentHashes();
  for (let i = 0; i < 19; i++) {
    const volunteer = await Volunteer.enrol(operator.backend.url, study, ask, document);
    await volunteer.donate(observationsOf(shown), []);
    nineteen.push(volunteer);
  }
  const { published, passedOver } = await operator.publish({ study, day: earlier.until });
  expect(passedOver.find((one) => one.dataset === dataset)?.reason).toMatch(/^Too few volunteers are active/);
  expect((await download(dataset, 'manifest.json')).status).toBe(404);
  expect(published.length, 'tables with fixed keys').toBeGreaterThan(0);
  for (const { dataset: slug } of published) {
    const { windows } = await (await download(slug, 'manifest.json')).json();
    expect(windows, slug).toMatchObject([{ from: earlier.from, coarse: true }]);
    const rows = await (await download(slug, `${slug}.json`)).text();
    expect(channels.filter((name) => rows.includes(JSON.stringify(name)))).toEqual([]);
  }
});

test('what a person sends arrives once, though the answer is lost and the worker dies', async () => {
  web.loseNext(batchPost, 'response');
  expect(await device.sendAll()).toBe(shown.length);
  await device.browser.killBackground();
  const tab = await device.visit(youtube); // A page that opens wakes the worker, as an alarm would.
  const sent = async () => (await device.rows('observations')).filter((row) => row.status === 'sent');
  await expect
    .poll(async () => (await sent()).length, { timeout: 150_000, interval: 1000 })
    .toBe(shown.length);
  expect(await device.rows('outbox')).toEqual([]);
  await tab.close();
  const posts = web.requests.filter((r) => r.method === 'POST' && r.path === batchPost.path);
  expect(posts.length, 'the lost answer makes for a second attempt').toBeGreaterThanOrEqual(2);
  const [receipt] = await device.rows('receipts');
  expect(receipt?.observations).toBe(shown.length);
});

test('with thousands of volunteers the data is published: what the page showed, within the noise', async () => {
  const [one] = observationsOf(shown.filter((o) => o.kind === 'recommendation' && o.item.publisher.name));
  if (one?.kind !== 'recommendation') expect.fail('the page recommends nothing');
  one.item.publisher.name = rare;
  for (const volunteer of nineteen) await volunteer.donate([{ ...one, id: newDayId(Date.now()) }], []);
  const [key] = await device.rows('keys');
  const crowd = { like: key?.contributor ?? '', people: enoughPeople };
  released = await operator.publish({ study, day: closed.until, crowd });
  const { rows }: { rows: PublishedRow[] } = await (await download(dataset, `${dataset}.json`)).json();
  expect(new Set(channels).size, 'everybody counts for all of them').toBe(Math.min(channels.length, 10));
  expect(rows.map((row) => row.publisher_name).sort(), 'not what nineteen saw').toEqual(channels.sort());
  for (const { window_start, publisher_name, value, sigma } of rows) {
    expect(window_start).toBe(closed.from);
    expect(Math.abs(value - (enoughPeople + 1)), publisher_name).toBeLessThan(6 * sigma);
    expect(sigma).toBeLessThan(20);
  }
  const { windows } = await (await download(dataset, 'manifest.json')).json();
  expect(windows).toMatchObject([{ coarse: true }, { from: closed.from, coarse: false }]);
});

test('what was sent gets its place in the public record, and the extension proves that it is there', async () => {
  await operator.command('log', 'append');
  await device.remember('record-due', 1); // As if the first day were over.
  await device.browser.killBackground();
  const tab = await device.visit(youtube);
  const standing = async () => (await device.rows('receipts'))[0]?.standing;
  await expect.poll(async () => (await standing())?.place?.index, { timeout: 90_000 }).toBeTypeOf('number');
  await tab.close();
  expect((await standing())?.trouble).toBeNull();
  const sent = await device.browser.openOwnPage('dashboard.html#sent');
  await sent.waitForSelector('.sent-standing');
  const said = await sent.$eval('.sent-standing', (line) => line.textContent ?? '');
  const file = await savedReceipt(sent);
  await sent.close();
  const { receipt, key, place } = ReceiptBundle.parse(JSON.parse(file));
  expect(await checkReceipt(receipt, key)).toBeUndefined();
  expect(place && (await checkPlace(receipt, place, key)), 'the saved file proves it alone').toBeUndefined();
  expect(said).toMatch(/^In the public record, no\. [\d,]+, checked on /);
});

test('anybody can check what was published, and make it again from what was measured', async () => {
  const folder = released.published.find((one) => one.dataset === dataset)?.folder ?? '';
  const { url, ready } = operator.backend;
  const log = ['--log', `${url}/log`, '--key', ready.receiptKey];
  const said = async (...words: string[]) => {
    const { stdout, stderr } = await runDaylight(words);
    return stdout === '' ? stderr : JSON.parse(stdout);
  };
  expect(await said('verify', 'release', folder, ...log)).toMatchObject({ sound: true });
  expect(await said('release', 'rebuild', folder)).toMatchObject({ identical: true });
});

test('when the person leaves, the receipt names every release that holds what they sent', async () => {
  const popup = await device.browser.openPopup(await device.visit('about:blank'));
  const choices = await device.opened(/#choices/, () => press(popup, 'Choose what to share'));
  await press(choices, 'Stop and delete what I sent');
  const receipt = async () => (await device.rows('deletions'))[0]?.receipt;
  await expect.poll(receipt, { timeout: 60_000 }).toMatchObject({ observations: shown.length });
  const holding = released.published.map((one) => `${one.dataset}@${one.version}`).sort();
  expect((await receipt())?.releases).toEqual(holding);
  await choices.close();
});

test('nobody else was ever asked for anything', () => {
  expect(web.strangers).toEqual([]);
});

/** Presses "Save this receipt", and gives what the browser would have written to a file. */
async function savedReceipt(page: Page): Promise<string> {
  await page.evaluate(`URL.createObjectURL = (file) => {
    file.text().then((text) => { document.body.dataset.saved = text; });
    return '#saved';
  }`);
  await page.click('.sent-receipt summary');
  await page.click('button[name=save-receipt]');
  await page.waitForSelector('body[data-saved]');
  return page.$eval('body', (body) => body.dataset.saved ?? '');
}
