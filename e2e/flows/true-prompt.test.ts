import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Asked, startAsked } from '../harness/asked.ts';
import { theDifferences } from '../harness/differences.ts';
import { Web } from '../harness/web.ts';

let web: Web;
let asked: Asked;

beforeEach(async () => {
  web = await new Web().start();
  asked = await startAsked({ extension: inject('extension'), web });
});
afterEach(async () => {
  await asked?.end();
  await web?.close();
});

/** Goes to the page that a new installation opens by itself, switches on, and answers the browser's own question. */
async function answerPrompt(reply: 'allow' | 'deny'): Promise<void> {
  const { device, answer } = asked;
  const opened = await device.browser.driver.waitForTarget((t) => t.url().endsWith('/welcome.html'));
  await device.answer(await opened.asPage(), ['recommendation']);
  await answer(reply);
}

/** Everything that the browser lets the extension do beyond what it was installed with. */
async function granted(): Promise<{ origins: string[]; data_collection?: string[] }> {
  const page = await asked.device.browser.openOwnPage('popup.html');
  const { origins, data_collection = [] } = (await page.evaluate('chrome.permissions.getAll()')) as {
    origins: string[];
    data_collection?: string[];
  };
  await page.close();
  return { origins, data_collection: data_collection.sort() };
}

test('a person who allows it in the browser’s own question is taking part', async () => {
  await answerPrompt('allow');
  await expect
    .poll(async () => (await asked.device.rows('ledger')).map((row) => row.change.type), { timeout: 15_000 })
    .toContain('study-joined');
  expect(await granted()).toEqual({
    origins: ['https://www.youtube.com/*'],
    data_collection: theDifferences().kindsAskedFor,
  });
});

test('a person who denies it there has agreed to nothing', async () => {
  await answerPrompt('deny');
  await sleep(2000);
  expect(await asked.device.rows('ledger')).toEqual([]);
  expect(await granted()).toEqual({ origins: [], data_collection: [] });
  const welcome = await asked.device.browser.openOwnPage('welcome.html');
  await welcome.waitForSelector('input[name=recommendation]');
  expect(await welcome.$('.card.on')).toBeNull();
});
