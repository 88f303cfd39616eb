import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { click, Device, press } from '../harness/device.ts';
import { removeFolder, throwAwayFolder } from '../harness/profile.ts';
import { ingestHost } from '../harness/study.ts';
import { Web } from '../harness/web.ts';
import { replaceRules } from '../replay/replace-rules.ts';

const at = (site: string) => `https://www.${site}.example/*`;
const rules = {
  version: 1,
  surfaces: [
    { id: 'box', page: 'article', path: '/*', container: ['main'], items: ['link'], unverified: true },
  ],
  items: {
    link: {
      kind: 'recommendation',
      select: 'article',
      fields: { 'item.title': [{ select: 'h2' }] },
      required: ['item.title'],
    },
  },
} satisfies Partial<RulePack>;
const shops = { ...rules, source: 'some-shop', name: 'Some shop', group: 'shops', hostChoice: 'listed' };
const papers = { ...rules, source: 'some-papers', name: 'Some papers', group: 'news', hostChoice: 'any' };
const packs = [
  { ...shops, hosts: ['shop-a', 'shop-b', 'shop-c'].map(at) },
  { ...papers, hosts: ['paper-a'].map(at) },
];
const sites = ['shop-a', 'shop-b', 'paper-a', 'added', 'elsewhere'];

let web: Web;
let device: Device;
let folder: string;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  for (const site of sites)
    web.serve(`www.${site}.example`, ({ path }) => ({
      headers,
      body: `<title>x</title><main><article><h2>On ${site}${path}</h2></article></main>`,
    }));
  web.serve(ingestHost, () => ({ status: 503 }));
  folder = throwAwayFolder('host-choice');
  for (const pack of packs) {
    mkdirSync(join(folder, 'rules', pack.source), { recursive: true });
    writeFileSync(join(folder, 'rules', pack.source, 'rules.json'), JSON.stringify(pack));
  }
  replaceRules(inject('extension'), join(folder, 'rules'), join(folder, 'extension'));
  device = await Device.start({ extension: join(folder, 'extension'), web });
  await device.browser.allowHosts([...sites.map(at), 'https://added.example/*']);
});
afterAll(async () => {
  await device?.browser.close();
  await web?.close();
  removeFolder(folder);
});

const titles = async () =>
  (await device.rows('observations')).map(({ observation }) => observation.item.title).sort();
const origins = async (page: Page) =>
  ((await page.evaluate('chrome.permissions.getAll().then((all) => all.origins)')) as string[]).sort();

/** Looks at a page of each site, long enough to have seen it. */
async function look(path: string): Promise<void> {
  for (const site of sites) {
    const page = await device.visit(`https://www.${site}.example${path}`);
    await page.bringToFront();
    await new Promise((resolve) => setTimeout(resolve, 1600));
    await page.close();
  }
}

test('what was chosen is read, and nothing else of what could be chosen', async () => {
  const welcome = await device.browser.openOwnPage('welcome.html');
  const inCard = (source: string, selector: string) => `details[data-source=${source}] ${selector}`;
  for (const { source } of packs) {
    await click(welcome, inCard(source, '> summary'));
    await click(welcome, inCard(source, 'input[name=recommendation]'));
  }
  await click(welcome, 'input[name=destination][value=ask]');
  await click(welcome, 'input[name=age][value=adult]');
  await click(welcome, 'button[name=agree]');
  // Without a site it says what is missing, beside the very question.
  await welcome.waitForSelector(inCard('some-shop', '.host-choice .missing'));
  await welcome.waitForFunction(`document.activeElement.name === 'host-some-shop'`, { polling: 100 });
  await click(welcome, inCard('some-shop', `input[value="${at('shop-b')}"]`));
  await welcome.type('#add-some-papers', 'https://www.shop-a.example/x');
  await click(welcome, 'button[name=add-some-papers]');
  await welcome.waitForSelector('#add-some-papers[aria-invalid]');
  await welcome.$eval('#add-some-papers', (input) => (input as HTMLInputElement).select());
  await welcome.type('#add-some-papers', 'https://www.Added.example/an/article?of=mine');
  await welcome.keyboard.press('Enter');
  await welcome.waitForSelector(inCard('some-papers', `button[value="${at('added')}"]`));
  await click(welcome, 'button[name=agree]');
  await welcome.waitForSelector('.agreed');
  expect(await origins(welcome)).toEqual([at('added'), at('shop-b')]);
  expect(await device.rows('ledger')).toEqual(
    expect.arrayContaining(
      [
        { type: 'hosts-chosen', source: 'some-shop', hosts: [at('shop-b')] },
        { type: 'hosts-chosen', source: 'some-papers', hosts: [at('added')] },
      ].map((change) => expect.objectContaining({ change })),
    ),
  );

  await look('/1');
  await expect.poll(titles, { timeout: 10_000 }).toEqual(['On added/1', 'On shop-b/1']);
});

test('a site that is removed is read no more and its permission is gone, and not even a permission for all sites brings it back', async () => {
  const open = await device.visit('https://www.added.example/2');
  await new Promise((resolve) => setTimeout(resolve, 1600));
  await expect.poll(titles, { timeout: 10_000 }).toContain('On added/2');
  const choices = await device.browser.openOwnPage('dashboard.html#choices');
  await click(choices, `button[value="${at('added')}"]`);
  await click(choices, `input[value="${at('paper-a')}"]`);
  await press(choices, 'Save');
  await expect.poll(() => origins(choices), { timeout: 10_000 }).toEqual([at('paper-a'), at('shop-b')]);
  await open.bringToFront();
  await open.evaluate(() => {
    document.body.innerHTML = '<main><article><h2>Later on added</h2></article></main>';
  });
  // As after "on all sites" in the browser's own menu.
  await device.browser.allowHosts(['https://*/*']);
  await choices.bringToFront();
  await choices.evaluate(`chrome.permissions.request({ origins: ['https://*/*'] })`);
  expect(await origins(choices)).toContain('https://*/*');
  await look('/3');
  await expect
    .poll(titles, { timeout: 10_000 })
    .toEqual(['On added/1', 'On added/2', 'On paper-a/3', 'On shop-b/1', 'On shop-b/3']);
  expect(web.strangers).toEqual([]);
});
