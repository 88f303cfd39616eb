import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { checkPlace, checkReceipt } from '#shared/log/check-receipt.ts';
import { ReceiptBundle } from '#shared/log/receipt-bundle.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { lastClosedWindow, windowBefore } from '../../backend/aggregate/window.ts';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import type { ReleaseResult } from '../../backend/releases/release-order.ts';
import type { Draft } from '../../extension/extract/draft.ts';
import { enoughPeople } from '../harness/crowd.ts';
import { press } from '../harness/device.ts';
import { observationsOf } from '../harness/observations-of.ts';
import { fixture, study } from '../harness/study.ts';
import { networkAsk } from '../simulate/ask.ts';
import { Volunteer } from '../simulate/volunteer.ts';
import { startFlow } from './flow.ts';
import { keepWhatIsSeen, sendWhatIsKept } from './taking-part.ts';

const page = fixture('youtube', 'home-lockups');
const shown: Draft[] = page.expected.observations;

const flow = startFlow(page.html);

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
  fetch(`${flow.operator.backend.url}/datasets/${slug}/latest/${file}`);

keepWhatIsSeen(flow, shown);

test('nineteen volunteers are too few: nothing that they were shown is named, and it says why', async () => {
  const ask = networkAsk({ latencies: [], retries: 0 });
  const [document = ''] = await consentDocumentHashes();
  for (let i = 0; i < 19; i++) {
    const volunteer = await Volunteer.enrol(flow.operator.backend.url, study, ask, document);
    await volunteer.donate(observationsOf(shown), []);
    nineteen.push(volunteer);
  }
  const { published, passedOver } = await flow.operator.publish({ study, day: earlier.until });
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

sendWhatIsKept(flow, shown);

test('with thousands of volunteers the data is published: what the page showed, within the noise', async () => {
  const [one] = observationsOf(shown.filter((o) => o.kind === 'recommendation' && o.item.publisher.name));
  if (one?.kind !== 'recommendation') expect.fail('the page recommends nothing');
  one.item.publisher.name = rare;
  for (const volunteer of nineteen) await volunteer.donate([{ ...one, id: newDayId(Date.now()) }], []);
  const [key] = await flow.device.rows('keys');
  const crowd = { like: key?.contributor ?? '', people: enoughPeople };
  released = await flow.operator.publish({ study, day: closed.until, crowd });
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
  await flow.operator.command('log', 'append');
  await flow.device.remember('record-due', 1); // As if the first day were over.
  await flow.device.browser.killBackground();
  const tab = await flow.device.visit('https://www.youtube.com/');
  const standing = async () => (await flow.device.rows('receipts'))[0]?.standing;
  await expect.poll(async () => (await standing())?.place?.index, { timeout: 90_000 }).toBeTypeOf('number');
  await tab.close();
  expect((await standing())?.trouble).toBeNull();
  const sent = await flow.device.browser.openOwnPage('dashboard.html#sent');
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
  const { url, ready } = flow.operator.backend;
  const log = ['--log', `${url}/log`, '--key', ready.receiptKey];
  const said = async (...words: string[]) => {
    const { stdout, stderr } = await runDaylight(words);
    return stdout === '' ? stderr : JSON.parse(stdout);
  };
  expect(await said('verify', 'release', folder, ...log)).toMatchObject({ sound: true });
  expect(await said('release', 'rebuild', folder)).toMatchObject({ identical: true });
});

test('when the person leaves, the receipt names every release that holds what they sent', async () => {
  const popup = await flow.device.browser.openPopup(await flow.device.visit('about:blank'));
  const choices = await flow.device.opened(/#choices/, () => press(popup, 'Choose what to share'));
  await press(choices, 'Stop and delete what I sent');
  const receipt = async () => (await flow.device.rows('deletions'))[0]?.receipt;
  await expect.poll(receipt, { timeout: 60_000 }).toMatchObject({ observations: shown.length });
  const holding = released.published.map((one) => `${one.dataset}@${one.version}`).sort();
  expect((await receipt())?.releases).toEqual(holding);
  await choices.close();
});

test('nobody else was ever asked for anything', () => {
  expect(flow.web.strangers).toEqual([]);
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
