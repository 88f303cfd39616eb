import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { simulationStudy } from '../../backend/config.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import { archiveNames, tableFiles } from '../../extension/ui/my-data/archive-format.ts';
import { enoughPeople } from '../harness/crowd.ts';
import { click, Device, press } from '../harness/device.ts';
import { furnish } from '../harness/furnish.ts';
import { deleteBy, makeCode, openData } from '../harness/my-data.ts';
import { observationsOf } from '../harness/observations-of.ts';
import { throwAwayFolder } from '../harness/profile.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';
import { networkAsk } from '../simulate/ask.ts';
import { Volunteer } from '../simulate/volunteer.ts';

const page = fixture('youtube', 'home-lockups');
/** One in ten channels, give or take six standard deviations of 18 in some 5,500, and what rounding makes of it. */
const percentOfNoise = 0.4;
const tables = Object.keys(tableFiles) as (keyof typeof tableFiles)[];

let web: Web;
let operator: Study;
let device: Device;
let second: Device;
let copy: string;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: page.html } : undefined));
  device = await Device.start({ extension: inject('extension'), web });
  await furnish(device, web, operator);
  // A page that stays open goes on telling how long its items are in view.
  for (const tab of await device.browser.driver.pages())
    if (tab.url().startsWith('https://www.youtube.com/')) await tab.close();
});
afterAll(async () => {
  await device?.browser.close();
  await second?.browser.close();
  await operator?.stop();
  await web?.close();
});

const ingest = () => web.requests.filter((request) => request.host === ingestHost);
const posts = () => ingest().filter(({ method }) => method === 'POST').length;

/** All that a copy is made of, as the database has it. */
async function everything(on: Device): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) all[table] = JSON.parse(JSON.stringify(await on.rows(table)));
  return all;
}

/** Chooses a file to be taken back, and answers what the page says in the end. */
async function take(on: Device, file: string): Promise<string> {
  const data = await openData(on);
  const input = (await data.waitForSelector('input[name=import]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  const section = 'section:has(input[name=import])';
  const outcome = `${section}:not(:has(progress)) .outcome:not(:empty)`;
  const said = await (await data.waitForSelector(outcome))?.evaluate((element) => element.textContent);
  await data.close();
  return said ?? '';
}

/** A file for the tests, in a folder that is thrown away. */
function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(throwAwayFolder('import'), name);
  writeFileSync(path, bytes);
  return path;
}

test('a story with what was on the screen arrives', async () => {
  const [story] = await device.rows('stories');
  const form = await device.browser.openOwnPage(`dashboard.html#story/${story?.id}`);
  await press(form, 'Publish as shown');
  await expect.poll(async () => (await device.rows('stories'))[0]?.status, { timeout: 30_000 }).toBe('sent');
  await form.close();
});

test('the copy of everything holds every row as it stands here, a line of CSV for each item, and no key', async () => {
  const before = await everything(device);
  for (const table of ['observations', 'ledger', 'stories', 'receipts', 'exposures', 'pages'])
    expect(before[table]?.length, table).toBeGreaterThan(0);
  const requests = ingest().length;
  const data = await openData(device);
  copy = await device.browser.download(() => click(data, 'button[name=export]'));
  await data.close();

  const files = unzipSync(readFileSync(copy));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  expect(new Set(Object.keys(files))).toEqual(archiveNames);
  for (const table of tables) expect(JSON.parse(text(tableFiles[table])), table).toEqual(before[table]);
  const lines = text('observations.csv').split('\r\n');
  expect(lines.length, 'a head, and a last line break').toBe((before.observations?.length ?? 0) + 2);
  const [key] = await device.rows('keys');
  expect(key).toBeDefined();
  for (const name of Object.keys(files)) {
    expect(text(name), name).not.toContain('privateKey');
    expect(text(name), name).not.toContain(key?.publicKey);
  }
  const own = await device.browser.openOwnPage('icon.svg');
  const names = (await own.evaluate(`new Promise((resolve) => {
    indexedDB.open('daylight').onsuccess = ({ target: { result } }) => {
      resolve([...result.objectStoreNames]);
      result.close();
    };
  })`)) as string[];
  await own.close();
  const left = names.filter((name) => !tables.some((table) => table === name));
  expect(left.sort(), 'all but keys, rules, sums and notes').toEqual([
    ...['keys', 'memos', 'packs', 'tallies'],
  ]);
  expect(ingest()).toHaveLength(requests);
});

test('comparing asks for one public file, after the click, and says nothing about the person', async () => {
  const { backend } = operator;
  const [document = ''] = await consentDocumentHashes();
  const ask = networkAsk({ latencies: [], retries: 0 });
  const volunteer = await Volunteer.enrol(backend.url, simulationStudy, ask, document);
  await volunteer.donate(observationsOf(page.expected.observations), []);
  const crowd = { like: volunteer.key.contributor, people: enoughPeople };
  await operator.publish({ study: simulationStudy, day: utcDay(new Date()), crowd });
  const path = '/datasets/recommended-publishers/latest/recommended-publishers.json';
  const release = await (await fetch(backend.url + path)).json();
  const cookie = { name: 'who', value: 'me', domain: ingestHost, path: '/', secure: true } as const;
  await device.browser.driver.setCookie({ ...cookie, sameSite: 'None' });
  const front = await device.visit(`https://${ingestHost}/`);
  await front.waitForNetworkIdle();
  await front.close();
  expect(web.headersOf(ingest().at(-1) ?? expect.fail()).cookie, 'there is a cookie to be kept').toBe(
    'who=me',
  );

  // What the background asks for in its own time goes to /v1, whatever page is open.
  const requested = () => ingest().filter((one) => !one.path.startsWith('/v1/'));
  const requests = requested().length;
  const insights = await device.browser.openOwnPage('dashboard.html#insights');
  const section = 'section[aria-labelledby=compare-title]';
  await insights.waitForSelector(`${section} button.primary`);
  await insights.waitForSelector('main table');
  expect(requested(), 'not before the click').toHaveLength(requests);
  await click(insights, `${section} button.primary`);
  await insights.waitForSelector(`${section} table`);
  const asked = requested().slice(requests);
  const versioned = path.replace('latest', release.version); // Where the first address leads.
  expect(asked).toEqual([path, versioned].map((one) => ({ host: ingestHost, method: 'GET', path: one })));
  const [key] = await device.rows('keys');
  for (const headers of asked.map((request) => web.headersOf(request))) {
    const telling = /cookie|authorization|referer|signature|idempotency/;
    expect(Object.keys(headers).filter((name) => telling.test(name))).toEqual([]);
    expect(JSON.stringify(headers)).not.toContain(key?.contributor);
  }

  const said = await insights.$eval(section, (element) => element.textContent ?? '');
  const rows = await insights.$$eval(`${section} tbody tr`, (all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  expect(said).toContain(`Release ${release.version}`);
  const mine = (await device.rows('observations')).filter(
    (row) => row.status === 'sent' && row.kind === 'recommendation',
  );
  expect(said).toContain(`Your items from these weeks that were sent: ${mine.length}`);
  expect(said, 'the figures are made up').toContain('simulated volunteers');
  expect(rows.length, 'as many as a table shows at first').toBeGreaterThan(5);
  // The crowd saw the whole page; the person, as much of it as stood still for a second.
  const names = observationsOf(page.expected.observations)
    .filter(({ kind }) => kind === 'recommendation')
    .flatMap(({ item }) => item.publisher?.name ?? []);
  for (const [name, , everybody] of rows) {
    const share = (100 * names.filter((one) => one === name).length) / names.length;
    const apart = Math.abs(share - Number.parseFloat(everybody ?? ''));
    expect(apart, `${name}: noise alone is between them`).toBeLessThan(percentOfNoise);
  }
  await insights.close();
});

test('a damaged file, one that unpacks to far too much, and one of another program are refused and change nothing', async () => {
  const before = await everything(device);
  const whole = readFileSync(copy);
  const zeros = new Uint8Array(30_000_000).fill(48);
  const files = unzipSync(whole);
  const refusals = [
    ['half.zip', whole.subarray(0, whole.length / 2), 'it is damaged or incomplete'],
    ['bomb.zip', zipSync({ ...files, 'observations.json': zeros }, { level: 9 }), 'it is too large'],
    ['other.zip', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'Daylight did not make it'],
    ['photo.zip', strToU8('\x89PNG, and more of it'), 'it is no zip file'],
  ] as const;
  for (const [name, bytes, why] of refusals) {
    const said = await take(device, fileOf(name, bytes));
    expect(said).toContain(why);
    expect(said).toContain('Nothing was changed.');
  }
  expect(await everything(device)).toEqual(before);
});

test('what was deleted here comes back from the copy once, as the person’s own: it neither waits nor leaves', async () => {
  const before = await device.rows('observations');
  const of = (status: string) => before.filter((row) => row.status === status).length;
  expect(of('sent')).toBeGreaterThan(3);
  expect(of('waiting')).toBeGreaterThan(3);
  const data = await openData(device);
  await click(data, 'button[name=delete-all]');
  await press(data, 'Delete');
  await expect.poll(async () => (await device.rows('observations')).length, { timeout: 15_000 }).toBe(0);
  await data.close();
  const requests = posts();
  expect(await take(device, copy)).toBe(`Items and stories added: ${before.length}. Were here already: 1.`);
  const after = await device.rows('observations');
  expect(after.map((row) => row.observation)).toEqual(before.map((row) => row.observation));
  expect(new Set(after.map((row) => row.status))).toEqual(new Set(['kept']));
  expect(await take(device, copy)).toBe(
    `Items and stories added: 0. Were here already: ${before.length + 1}.`,
  );
  expect(await device.rows('observations')).toEqual(after);
  await device.browser.killBackground();
  await (await device.browser.openPopup(await device.visit('about:blank'))).waitForSelector('.popup-state');
  expect(await device.rows('outbox')).toEqual([]);
  expect(posts()).toBe(requests);
});

const holdings = `select ${['observations', 'exposures', 'batches', 'stories']
  .map((table) => `(select count(*)::int from ${table} where contributor = $1) as ${table}`)
  .join(', ')}, (select count(*)::int from observations where contributor <> $1) as others`;

test('a recovery code is shown once, and on another computer it deletes all that the first one sent', async () => {
  const [key] = await device.rows('keys');
  const held = async () => (await operator.query<Record<string, number>>(holdings, [key?.contributor]))[0];
  const receipts = await device.rows('receipts');
  const sent = receipts.reduce((sum, receipt) => sum + receipt.observations, 0);
  const before = await held();
  expect(before).toMatchObject({ observations: sent, stories: 1 });
  expect(before?.others, 'there are others').toBeGreaterThan(sent);

  const old = await makeCode(device);
  const code = await makeCode(device);
  expect(code.replaceAll('-', '')).toMatch(/^[0-9A-Z]{26}$/);
  const data = await openData(device);
  expect(await data.$eval('body', (body) => body.textContent)).not.toContain(code);
  const stored = JSON.stringify([await everything(device), await device.rows('keys')]);
  expect(stored).not.toContain(code);
  expect(stored).not.toContain(code.replaceAll('-', ''));

  second = await Device.start({ extension: inject('extension'), web });
  expect(await deleteBy(second, old)).toContain('The study does not know this code.');
  expect(await deleteBy(second, code.toLowerCase().replaceAll('-', ' '))).toBe(
    `Done. Items deleted: ${sent}. Stories deleted: 1.`,
  );
  const nothing = { observations: 0, exposures: 0, batches: 0, stories: 0 };
  expect(await held(), 'nothing of it, and all of the others').toEqual({
    ...nothing,
    others: before?.others,
  });
});

test('on a new computer the copy brings items and stories back, and nothing of it leaves', async () => {
  const requests = posts();
  expect(await take(second, copy)).toContain('Were here already: 0.');
  const items = await second.rows('observations');
  expect(items).toHaveLength((await device.rows('observations')).length);
  expect(new Set(items.map((row) => row.status))).toEqual(new Set(['kept']));
  expect((await second.rows('stories')).map((row) => row.status)).toEqual(['draft']);
  expect(await second.rows('ledger'), 'consent cannot be copied').toEqual([]);
  await second.browser.killBackground();
  await (await second.browser.openOwnPage('popup.html')).waitForSelector('.popup-state');
  expect(posts()).toBe(requests);
  expect(web.strangers).toEqual([]);
});
