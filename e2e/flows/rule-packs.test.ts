import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { Device } from '../harness/device.ts';
import { fixture, ingestHost, study } from '../harness/study.ts';
import { Web } from '../harness/web.ts';
import { type BackendProcess, startBackend } from '../simulate/backend-process.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const own = fileURLToPath(new URL('../../extension/sources/youtube', import.meta.url));
const { version } = JSON.parse(readFileSync(join(own, 'rules.json'), 'utf8'));

/** The site has changed: what everything stands in has another name. */
const rename = (text: string) => text.replaceAll('ytd-browse', 'yt-new-front-page');

let folder: string;
let web: Web;
let server: BackendProcess;
let device: Device;

async function operator(...words: string[]): Promise<{ rulesKey: string }> {
  const where = ['--sources', join(folder, 'sources'), '--data', join(folder, 'data')];
  const { code, stdout, stderr } = await runDaylight(['source', ...words, ...where]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Rules that read the site as it is now, with pages that show it. */
function mendRules(): void {
  const site = join(folder, 'sources', 'youtube');
  cpSync(own, site, { recursive: true });
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) writeFileSync(file, rename(readFileSync(file, 'utf8')));
  }
  const rules = JSON.parse(readFileSync(join(site, 'rules.json'), 'utf8'));
  writeFileSync(join(site, 'rules.json'), JSON.stringify({ ...rules, version: version + 1 }));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-rule-packs-'));
  mendRules();
  const { rulesKey } = await operator('pack');
  server = await startBackend(join(folder, 'data'));
  web = await new Web().start();
  web.proxy(ingestHost, server.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const body = rename(fixture('youtube', 'home-lockups').html);
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body } : undefined));
  const backend = `https://${ingestHost}`;
  const built = await buildExtension('chrome', { backend, study, rulesKey, out: '.output/e2e-rules' });
  device = await Device.start({ extension: built.folder, web });
});
afterAll(async () => {
  await device?.browser.close();
  await server?.stop();
  await web?.close();
  rmSync(folder, { recursive: true, force: true });
});

const asked = () => web.requests.filter((request) => request.host === ingestHost).map(({ path }) => path);

/** Starts the background anew, as the browser does all the time: it looks at once for what is due. */
async function wakeBackground(): Promise<void> {
  await device.browser.killBackground();
  const popup = await device.browser.openOwnPage('popup.html');
  await popup.waitForSelector('.popup-state');
  await popup.close();
}

async function look(): Promise<void> {
  const page = await device.visit(youtube);
  await device.scrollThrough(page, 1300);
  await page.close();
}

test('before a person agrees, no rules are asked for', async () => {
  await look();
  await wakeBackground();
  expect(asked()).toEqual([]);
});

test('a site that the installed rules no longer read is read by newer ones, without an update of the extension', async () => {
  await device.switchOnFromPopup(await device.visit('about:blank'), ['recommendation', 'ad'], host);
  await device.browser.permissionSaved(host);
  await wakeBackground();
  await expect.poll(asked, { timeout: 30_000 }).toContain('/v1/rules/youtube');
  const read = async () => new Set((await device.rows('observations')).map((row) => row.observation.rules));
  await expect
    .poll(
      async () => {
        await look();
        return read();
      },
      { timeout: 60_000 },
    )
    .toEqual(new Set([`youtube@${version + 1}`]));
  expect(asked().filter((path) => path.startsWith('/v1/rules'))).toEqual([
    '/v1/rules/stop',
    '/v1/rules',
    '/v1/rules/youtube',
  ]);
});

test('a stop reaches the volunteer: nothing more is recorded, and Daylight says so', async () => {
  await operator('stop', 'youtube');
  await makeDue();
  await wakeBackground();
  const stops = async () =>
    (await device.rows('ledger')).flatMap(({ change }) =>
      change.type === 'remotely-stopped' ? [change.sources] : [],
    );
  await expect.poll(stops, { timeout: 30_000 }).toEqual([['youtube']]);
  const before = (await device.rows('observations')).length;
  expect(before).toBeGreaterThan(0);
  await look();
  expect((await device.rows('observations')).length).toBe(before);
  const state = await device.browser.openOwnPage('popup.html');
  const words = await state
    .waitForSelector('.popup-state')
    .then((shown) => shown?.evaluate((e) => e.textContent));
  expect(words).toMatch(/stopped/i);
});

/** Lets the six hours pass. */
async function makeDue(): Promise<void> {
  const page = await device.browser.openOwnPage('icon.svg');
  await page.evaluate(async () => {
    const opened = indexedDB.open('daylight');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const writing = opened.result.transaction('memos', 'readwrite');
    writing.objectStore('memos').put({ name: 'rules-due', value: 0 });
    await new Promise((resolve) => writing.addEventListener('complete', resolve));
    opened.result.close();
  });
  await page.close();
}
