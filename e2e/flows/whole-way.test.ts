import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import type { Draft } from '../../extension/extract/draft.ts';
import { Device } from '../harness/device.ts';
import { observationsOf } from '../harness/observations-of.ts';
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
let device: Device;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: page.html } : undefined));
  device = await Device.start({ extension: inject('extension'), web });
});
afterAll(async () => {
  await device?.chromium.close();
  await operator?.stop();
  await web?.close();
});

const batchPost = { host: ingestHost, method: 'POST', path: '/v1/batches' };
const ingest = () => web.requests.filter((request) => request.host === ingestHost);

interface PublishedRow {
  surface: string;
  publisher_id: string | null;
  publisher_name: string;
  contributors: number;
  recommendations: number;
}

async function download(): Promise<PublishedRow[]> {
  const dataset = `${operator.backend.url}/datasets/youtube-publishers-weekly/latest/youtube-publishers-weekly.json`;
  const response = await fetch(dataset);
  expect(response.status).toBe(200);
  return (await response.json()).rows;
}

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
  await device.chromium.permissionSaved(host);
});

test('everything that was in view is kept once, though the worker dies while the page is read', async () => {
  const tab = await device.visit(youtube);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await device.chromium.killWorker();
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
  const { profile } = device.chromium;
  await device.chromium.crash();
  device = await Device.start({ extension: inject('extension'), web, profile });
  expect((await device.rows('observations')).map((row) => row.id).sort()).toEqual(before);
  const own = await device.chromium.openOwnPage('popup.html');
  const running = 'Promise.all([chrome.alarms.getAll(), chrome.scripting.getRegisteredContentScripts()])';
  const made = async () => (await own.evaluate(running)) as { name?: string; id?: string }[][];
  await expect
    .poll(async () => (await made()).map(([one]) => one?.name ?? one?.id), { timeout: 10_000 })
    .toEqual(['upload', 'youtube']);
  await own.close();
  expect(ingest()).toEqual([]);
});

test('nineteen volunteers are too few: what they donated is not published', async () => {
  const ask = networkAsk({ latencies: [], retries: 0 });
  const [document = ''] = await consentDocumentHashes();
  for (let i = 0; i < 19; i++) {
    const volunteer = await Volunteer.enrol(operator.backend.url, study, ask, document);
    await volunteer.donate(observationsOf(shown), []);
  }
  await operator.publish();
  expect(await download()).toEqual([]);
});

test('what a person sends arrives once, though the answer is lost and the worker dies', async () => {
  web.loseNext(batchPost, 'response');
  expect(await device.sendAll()).toBe(shown.length);
  await device.chromium.killWorker();
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

test('with the twentieth volunteer the data is published, equal to what the page showed', async () => {
  await operator.publish();
  const rows = await download();
  const named = shown.filter((o) => o.kind === 'recommendation' && o.item.publisher.name);
  const cells = new Map<string, number>();
  for (const { surface, item } of named) {
    const key = `${surface} ${item.publisher.id} ${item.publisher.name}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  const published = rows.map((r) => [
    `${r.surface} ${r.publisher_id} ${r.publisher_name}`,
    r.recommendations / 20,
  ]);
  expect(new Map(published as [string, number][])).toEqual(cells);
  expect(rows.every((row) => row.contributors === 20)).toBe(true);
});

test('nobody else was ever asked for anything', () => {
  expect(web.strangers).toEqual([]);
});
