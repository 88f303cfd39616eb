import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { click, Device, press } from '../harness/device.ts';
import { findFaults } from '../harness/find-faults.ts';
import { openPlainBrowser } from '../harness/plain-browser.ts';
import { ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

let web: Web;
let operator: Study;
let device: Device;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy({ ADMIN_PORT: '0' });
  web.proxy(ingestHost, operator.backend.url);
  device = await Device.start({ extension: inject('extension'), web });
  browser = await openPlainBrowser();
});
afterAll(async () => {
  await browser?.close();
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
});

/** Tells a story for everybody, as a person does. Answers its id, once the server has it. */
async function tell(text: string): Promise<string> {
  const before = new Set((await device.rows('stories')).map(({ id }) => id));
  const tab = await device.visit('about:blank');
  const popup = await device.browser.openPopup(tab);
  const page = await device.opened(/#story\//, () => press(popup, 'Tell a story'));
  await click(page, 'input[name=severity][value=much]');
  await page.waitForSelector('[name=category]');
  if (await page.$('select[name=category]')) await page.select('select[name=category]', 'price-different');
  else await click(page, 'input[name=category][value=price-different]');
  await page.type('textarea', text);
  await click(page, 'input[name=audience][value=public]');
  if (await page.$('input[name=adult]')) await click(page, 'input[name=adult]');
  await press(page, 'Publish as shown');
  const fresh = async () => (await device.rows('stories')).find(({ id }) => !before.has(id));
  await expect.poll(async () => (await fresh())?.status, { timeout: 30_000 }).toBe('sent');
  await page.close();
  return (await fresh())?.id ?? '';
}

/** What the writer of a story reads of what became of it. */
async function outcomeOf(id: string): Promise<string> {
  await device.remember('outcomes-asked', 0);
  const page = await device.browser.openOwnPage(`dashboard.html#story/${id}`);
  const outcome = await page.waitForSelector('.story-outcome:not(.waiting)', { timeout: 30_000 });
  const text = (await outcome?.evaluate((element) => element.textContent)) ?? '';
  expect(await findFaults(page)).toEqual([]);
  await page.close();
  return text;
}

/** Presses keys, one after the other, and waits for the page that the last one leads to. */
async function keys(...names: Parameters<Page['keyboard']['press']>[0][]): Promise<string> {
  const last = names.pop() ?? 'Enter';
  for (const name of names) await desk.keyboard.press(name);
  await Promise.all([desk.waitForNavigation(), desk.keyboard.press(last)]);
  return desk.$eval('.said', (said) => said.textContent ?? '');
}

test('a moderator signs in with a key of their own, and finds what was told, without a mouse', async () => {
  await tell('My friend Johnny paid less for the same ride.');
  await tell('Buy my course about rides.');
  const { key } = await operator.command<{ key: string }>(
    ...['key', 'add', 'Ada', '--days', '5', '--scope', 'moderate'],
  );
  desk = await browser.newPage();
  const problems: string[] = [];
  desk.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  desk.on('pageerror', (error) => void problems.push(String(error)));
  await desk.goto(operator.backend.ready.adminUrl ?? '');
  expect(await findFaults(desk)).toEqual([]);
  await desk.keyboard.type(key);
  await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
  expect(await desk.$$eval('article.story', (all) => all.length)).toBe(2);
  expect(await findFaults(desk)).toEqual([]);
  await desk.keyboard.press('e');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('r');
  expect(await findFaults(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  expect(problems).toEqual([]);
});

test('words are taken out by keyboard alone, and their writer sees where', async () => {
  const [first] = (await device.rows('stories')).sort((a, b) => (a.id < b.id ? -1 : 1));
  // Stories of one day stand in the order of their ids.
  const isFirst = (await desk.$eval('article.story', (story) => story.id)) === `s-${first?.id}`;
  expect(isFirst).toBe(true);
  const johnny = (await device.rows('stories')).find(({ draft }) => draft.text?.includes('Johnny'));
  while ((await desk.evaluate(() => document.activeElement?.id)) !== `s-${johnny?.id}`)
    await desk.keyboard.press('j');
  await desk.keyboard.press('e');
  // “My friend Johnny”: two words on.
  expect(await keys('ArrowRight', 'ArrowRight', 'Space', 'Enter')).toContain(
    'Published with words taken out.',
  );
  const told = await outcomeOf(johnny?.id ?? '');
  expect(told).toContain('My friend words taken out paid less for the same ride.');
  expect(told).toContain('It can be read with the next release of the study.');
});

test('a story is kept from being published with one more key for the reason, and its writer reads which', async () => {
  expect(await keys('r', '5')).toContain('Not published');
  const course = (await device.rows('stories')).find(({ draft }) => draft.text?.startsWith('Buy'));
  expect(await outcomeOf(course?.id ?? '')).toContain('It sells something.');
  for (const path of ['/', '/reports', '/quarantine', '/log']) {
    await desk.goto(new URL(path, operator.backend.ready.adminUrl).href);
    expect(await findFaults(desk), path).toEqual([]);
  }
  expect(web.strangers).toEqual([]);
});
