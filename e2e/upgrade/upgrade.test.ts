import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { versions } from '../../extension/store/versions.ts';
import { startFlow } from '../flows/flow.ts';
import { launchBrowser } from '../harness/browsers.ts';
import { Device } from '../harness/device.ts';
import { fixture } from '../harness/study.ts';
import { ageDatabase, databaseVersion } from './age-database.ts';
import { copyOf } from './other-version.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const copy = copyOf(inject('extension'));
copy.become('0.0.8');
const flow = startFlow(fixture('youtube', 'home-lockups').html, copy.folder);

const [first] = versions;
const kept = async () => (await flow.device.rows('observations')).map((row) => row.id).sort();
const agreed = async () => (await flow.device.rows('ledger')).map((row) => row.id);
let before: { kept: string[]; agreed: string[] };

/** Ends the browser, and starts it again with what `copy` has become. */
async function restart(): Promise<void> {
  const { profile } = flow.device.browser;
  await flow.device.browser.crash();
  const options = { extension: copy.folder, web: flow.web, profile, isUpdate: true };
  flow.device = await Device.startIn(launchBrowser, options);
}

test('somebody takes part with an earlier version, whose database is the first that ever was', async () => {
  await flow.device.switchOnFromPopup(await flow.device.visit('about:blank'), ['recommendation'], host);
  await flow.device.visit(youtube);
  await sleep(2500); // Undisturbed: to look into the database takes the page out of view.
  await expect.poll(async () => (await kept()).length, { timeout: 15_000 }).toBeGreaterThan(1);
  await flow.device.browser.permissionSaved(host);
  before = { kept: await kept(), agreed: await agreed() };
  copy.become('0.0.9', true);
  await restart();
  const page = await flow.device.browser.openOwnPage('icon.svg');
  if (!first) expect.fail('there is no version');
  const oldest = first;
  // A worker of the version before may still be ending, and opens the database once more.
  const aged = async () => {
    await ageDatabase(page, oldest);
    return databaseVersion(page);
  };
  await expect.poll(aged, { timeout: 60_000, interval: 2000 }).toBe(10);
});

test('after the update nothing is lost, nothing is asked again, and no page opens by itself', async () => {
  copy.become('0.1.0');
  await restart();
  const popup = await flow.device.browser.openOwnPage('popup.html');
  await popup.waitForSelector('.popup-state');
  await expect
    .poll(() => popup.evaluate('chrome.action.getTitle({})'), { timeout: 15_000 })
    .toBe('Daylight: recording what you switched on');
  expect(await popup.evaluate('chrome.runtime.getManifest().version')).toBe('0.1.0');
  expect(await databaseVersion(popup)).toBe((versions.at(-1)?.version ?? 0) * 10);
  expect(await kept()).toEqual(before.kept);
  expect(await agreed()).toEqual(before.agreed);
  const opened = flow.device.browser.driver.targets().map((target) => target.url());
  expect(opened.filter((url) => url.endsWith('/welcome.html'))).toEqual([]);
});

test('the browser itself finds nothing to ask about in what is installed, so that no update can ask more', async () => {
  expect(await flow.device.browser.questionsFor(inject('extension'))).toEqual([]);
});

test.each([
  ['may see open tabs', { permissions: ['alarms', 'tabs'] }],
  ['requires a site', { host_permissions: ['https://www.youtube.com/*'] }],
  ['runs on a site from the start', { content_scripts: [{ matches: [host], js: ['observe.js'] }] }],
])('the same browser would ask about one that %s', async (_, more) => {
  const another = copyOf(inject('extension'));
  another.become('0.1.1', false, more);
  expect(await flow.device.browser.questionsFor(another.folder)).toHaveLength(1);
});

test('what was kept by the earlier version is sent by the later one, which goes on keeping what is seen', async () => {
  const tab = await flow.device.visit(youtube);
  await flow.device.scrollThrough(tab, 1300);
  await expect
    .poll(async () => (await kept()).length, { timeout: 15_000 })
    .toBeGreaterThan(before.kept.length);
  const sent = await flow.device.sendAll();
  const arrived = async () => (await flow.device.rows('receipts'))[0]?.observations;
  await expect.poll(arrived, { timeout: 60_000 }).toBe(sent);
  expect(sent).toBeGreaterThan(before.kept.length);
  expect(flow.web.strangers).toEqual([]);
});
