import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { click, Device, press } from '../harness/device.ts';
import {
  fillStorage,
  limitDelay,
  limitStorage,
  withoutUnlimitedStorage,
} from '../harness/limited-storage.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const page = fixture('youtube', 'home-lockups');
const megabyte = 1 << 20;

let web: Web;
let operator: Study;
let device: Device;
let own: Page;
let small: Device;
let smallOwn: Page;
let limitedAt: number;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: page.html } : undefined));
  // Begins first and is used last: by then its limit is in force.
  small = await Device.start({ extension: withoutUnlimitedStorage(inject('extension')), web });
  smallOwn = await small.browser.openOwnPage('icon.svg');
  await limitStorage(small.browser, smallOwn, 4 * megabyte);
  limitedAt = Date.now();
  device = await Device.start({ extension: inject('extension'), web });
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
  own = await device.browser.openOwnPage('icon.svg');
});
afterAll(async () => {
  await device?.browser.close();
  await small?.browser.close();
  await operator?.stop();
  await web?.close();
});

const connect = () => web.proxy(ingestHost, operator.backend.url);
const disconnect = () => web.serve(ingestHost, () => ({ status: 503 }));
const posts = () =>
  web.requests.filter(({ host: to, method }) => to === ingestHost && method === 'POST').length;

/** Sends a message to the background, as the extension's own pages do, which also wakes it. */
const say = (name: string, body: object) =>
  own.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, body })}).catch(() => undefined)`);
const send = (selection: object) => say('decide-items', { decision: 'send', selection });
const everything = { filter: { statuses: ['waiting'] } };

const withStatus = async (status: string) =>
  (await device.rows('observations')).filter((row) => row.status === status).map((row) => row.id);
const kept = async (on: Device) => (await on.rows('observations')).length;

/** Looks at the first screen, long enough to have seen what is there. */
async function glance(on: Device): Promise<void> {
  const tab = await on.visit(youtube);
  await sleep(2500);
  await tab.close();
  await sleep(300);
}

async function popupWords(on: Device): Promise<string> {
  const popup = await on.browser.openOwnPage('popup.html');
  const words = await (await popup.waitForSelector('.popup-state'))?.evaluate((state) => state.textContent);
  await popup.close();
  return words ?? '';
}

/** Changes rows behind the extension's back, the way something could that got at the browser's files. */
const meddle = (table: string, change: string) =>
  own.evaluate(`new Promise((resolve, reject) => {
    const request = indexedDB.open('daylight');
    request.onsuccess = () => {
      const transaction = request.result.transaction('${table}', 'readwrite');
      transaction.objectStore('${table}').openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        const row = cursor.value;
        ${change};
        cursor.update(row);
        cursor.continue();
      };
      transaction.oncomplete = () => resolve(request.result.close());
      transaction.onabort = () => reject(transaction.error);
    };
  })`);

test('a worker that is killed again and again, while items are kept, approved and sent, loses none and doubles none', async () => {
  connect();
  const tab = await device.visit(youtube);
  let isOver = false;
  const looking = device.scrollThrough(tab).finally(() => {
    isOver = true;
  });
  while (!isOver) await sleep(700).then(() => device.browser.killBackground());
  await looking;
  await expect.poll(() => kept(device), { timeout: 60_000 }).toBe(page.expected.observations.length);
  await tab.close();

  const waiting = await withStatus('waiting');
  const open = async () => (await device.rows('outbox')).length + (await withStatus('approved')).length;
  for (const [i, ms] of [0, 20, 50, 90, 140, 200, 270, 350, 450, 600].entries()) {
    void send({ ids: [waiting[i]] });
    await sleep(ms);
    await device.browser.killBackground();
    if (i % 3 !== 2) continue;
    // Some of it has left before more is sent; and what was said to a worker that died before it heard is said again.
    await send({ ids: [waiting[i]] });
    await expect.poll(open, { timeout: 90_000 }).toBe(0);
  }
  await send(everything);
  await expect.poll(open, { timeout: 90_000 }).toBe(0);

  const sent = (await withStatus('sent')).sort();
  expect(sent).toEqual(waiting.sort());
  const receipts = await device.rows('receipts');
  expect(receipts.length, 'it was sent in parts').toBeGreaterThan(2);
  expect(receipts.reduce((sum, receipt) => sum + receipt.observations, 0)).toBe(sent.length);
  const held = await operator.query<{ contributor: string; id: string; batch_id: string }>(
    'select contributor, id, batch_id from observations',
  );
  expect(held.map((row) => row.id).sort()).toEqual(sent);
  expect(new Set(held.map((row) => row.batch_id))).toEqual(new Set(receipts.map((one) => one.batchId)));
  expect(new Set(held.map((row) => row.contributor)).size, 'one person stays one').toBe(1);
  const tallied = (await device.rows('tallies')).filter(({ n }) => n > 0);
  expect(tallied.reduce((sum, { n }) => sum + n, 0)).toBe(sent.length);
  expect(new Set(tallied.map(({ status }) => status))).toEqual(new Set(['sent']));
});

test('a ledger in which one letter was changed stops everything, and the popup says so', async () => {
  await glance(device);
  const [first] = await withStatus('waiting');
  disconnect();
  await send({ ids: [first] });
  await expect.poll(async () => (await device.rows('outbox')).length, { timeout: 15_000 }).toBe(1);
  await sleep(1000);
  connect();
  // That it would leave otherwise is seen first: it is due, and goes.
  await meddle('outbox', 'row.nextAttemptAt = 0');
  await device.browser.killBackground();
  await say('state', {});
  await expect.poll(async () => (await device.rows('outbox')).length, { timeout: 15_000 }).toBe(0);

  disconnect();
  await send(everything);
  await expect.poll(async () => (await device.rows('outbox')).length, { timeout: 15_000 }).toBe(1);
  await sleep(1000);
  await meddle('ledger', "if (row.change.type === 'granted') row.change.locale = 'es'");
  await meddle('outbox', 'row.nextAttemptAt = 0');
  connect();
  const before = [posts(), await kept(device)];
  await device.browser.killBackground();
  expect(await popupWords(device)).toContain('The list of what you agreed to is damaged');
  expect(await own.evaluate('chrome.action.getTitle({})')).toBe('Daylight: stopped. It needs you');
  await glance(device);
  expect([posts(), await kept(device)]).toEqual(before);
});

test('with a damaged ledger a person can save a copy and begin anew, and what waited never leaves', async () => {
  const data = await device.browser.openOwnPage('dashboard.html#data');
  await data.waitForSelector('.my-data [role=alert]');
  const copy = await device.browser.download(() => click(data, 'button[name=export]'));
  expect(copy).toMatch(/\.zip$/);
  const before = await device.rows('observations');
  const requests = posts();
  await press(data, 'Begin anew');
  await click(data, 'dialog[open] button[name=reset]');
  await data.waitForFunction(() => document.body.textContent?.includes('Nothing is agreed to now'), {
    polling: 100,
  });
  await data.close();
  expect(await device.rows('ledger')).toEqual([]);
  expect(await device.rows('outbox')).toEqual([]);
  const after = await device.rows('observations');
  expect(after.map((row) => row.id)).toEqual(before.map((row) => row.id));
  const unsent = before.filter((row) => row.status !== 'sent').map((row) => row.id);
  expect(unsent.length).toBeGreaterThan(1);
  expect((await withStatus('kept')).sort()).toEqual(unsent.sort());
  await device.browser.killBackground();
  await glance(device);
  expect(await kept(device)).toBe(before.length);

  const welcome = await device.browser.openOwnPage('welcome.html');
  await device.choose(welcome, ['recommendation', 'ad']);
  await welcome.close();
  expect(posts()).toBe(requests);
  await glance(device);
  const fresh = await withStatus('waiting');
  expect(fresh.length).toBeGreaterThan(1);
  await send(everything);
  await expect
    .poll(async () => (await withStatus('sent')).includes(fresh[0] ?? ''), { timeout: 30_000 })
    .toBe(true);
  const held = await operator.query<{ id: string }>('select id from observations');
  expect(held.map((row) => row.id).sort()).toEqual((await withStatus('sent')).sort());
});

test('when there is no room left, recording stops and says so, nothing is given up, and with room it goes on', async () => {
  await sleep(Math.max(0, limitedAt + limitDelay - Date.now()));
  await small.switchOnFromPopup(await small.visit('about:blank'), ['recommendation', 'ad'], host);
  await glance(small);
  const before = await small.rows('observations');
  expect(before.length).toBeGreaterThan(1);
  expect(await fillStorage(smallOwn)).toBeGreaterThan(0);

  await glance(small);
  expect(await popupWords(small)).toContain('has no room left for new items');
  expect(await smallOwn.evaluate('chrome.action.getTitle({})')).toBe('Daylight: stopped. It needs you');
  expect(await small.rows('observations')).toEqual(before);
  await small.browser.killBackground();
  await glance(small);
  expect(await popupWords(small)).toContain('has no room left for new items');
  expect(await small.rows('observations')).toEqual(before);

  await limitStorage(small.browser, smallOwn, 64 * megabyte);
  await glance(small);
  expect(await kept(small)).toBeGreaterThan(before.length);
  expect(await popupWords(small)).toContain('Recording on YouTube');
  expect(web.strangers).toEqual([]);
});
