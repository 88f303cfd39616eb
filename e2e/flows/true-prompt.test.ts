import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { Device } from '../harness/device.ts';
import { Screen } from '../harness/screen.ts';
import { Web } from '../harness/web.ts';

let web: Web;
let screen: Screen;
let device: Device;

beforeEach(async () => {
  web = await new Web().start();
  screen = await Screen.start();
  device = await Device.start({ extension: inject('extension'), web, headed: true, display: screen.display });
});
afterEach(async () => {
  await device?.browser.close();
  await screen?.stop();
  await web?.close();
});

/**
 * Goes to the page that a new installation opens by itself, switches on, and answers the browser's own question once it
 * is on the screen. It takes keys only after a moment, against rash clicks.
 */
async function answerPrompt(...keys: string[]): Promise<void> {
  const opened = await device.browser.driver.waitForTarget((t) => t.url().endsWith('/welcome.html'));
  await device.answer(await opened.asPage(), ['recommendation']);
  await sleep(2000);
  screen.press(...keys);
}

test('a person who allows it in the browser’s own question is taking part', async () => {
  await answerPrompt('Tab', 'Return');
  await expect
    .poll(async () => (await device.rows('ledger')).map((row) => row.change.type), { timeout: 15_000 })
    .toContain('study-joined');
});

test('a person who denies it there has agreed to nothing', async () => {
  await answerPrompt('Escape');
  await sleep(2000);
  expect(await device.rows('ledger')).toEqual([]);
  const welcome = await device.browser.openOwnPage('welcome.html');
  await welcome.waitForSelector('input[name=recommendation]');
  expect(await welcome.$('.card.on')).toBeNull();
});
