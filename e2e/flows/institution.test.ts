import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { click, Device } from '../harness/device.ts';
import { findFaults } from '../harness/find-faults.ts';
import { lacksPolicies, type PolicyOf, underPolicy } from '../harness/institution.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const organisation = 'University of Somewhere';
const invite = 'harvest-moon-7';

const lack = lacksPolicies();
if (lack) console.warn(`WHAT AN INSTITUTION SETS IN CHROMIUM IS NOT TRIED: ${lack}`);

let web: Web;
let operator: Study;
let policy: PolicyOf;
let device: Device;

beforeAll(async () => {
  if (lack) return;
  web = await new Web().start();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
  policy = underPolicy(inject('extension'), { organisation, invite, sources: ['youtube'] });
  const start = Device.start({ extension: policy.extension, web });
  operator = await startStudy({ DAYLIGHT_INVITES: invite });
  web.proxy(ingestHost, operator.backend.url);
  device = await start;
});
afterAll(async () => {
  await device?.browser.close();
  await operator?.stop();
  await web?.close();
});

const says = (page: Page, words: string) =>
  page.waitForFunction((text) => document.body.textContent?.includes(text), { polling: 100 }, words);
const kept = async () => (await device.rows('observations')).length;

test.skipIf(lack)(
  'what an institution sets in Chromium narrows at once, agrees to nothing, and says so',
  async () => {
    const front = await device.visit('about:blank');
    expect(await device.rows('ledger'), 'a policy is no consent').toEqual([]);
    const choices = await device.switchOnFromPopup(front, ['recommendation'], `${youtube}*`);
    await click(choices, '.agreed button:not(.primary)');
    await says(choices, 'Only these sites are offered here: YouTube.');
    await says(choices, organisation);
    expect(await findFaults(choices)).toEqual([]);
    const offered = await choices.$$eval('[data-source]', (all) =>
      all.map((one) => one.getAttribute('data-source')),
    );
    expect(offered).toEqual(['youtube']);

    await device.visit(youtube);
    await sleep(2500);
    await expect.poll(kept).toBeGreaterThan(0);
    const sent = await device.sendAll();
    const held = async () =>
      (await device.rows('receipts')).reduce((sum, { observations }) => sum + observations, 0);
    await expect.poll(held, { timeout: 60_000 }).toBe(sent);

    const before = await kept();
    policy.set({ organisation, sources: ['reddit'], donation: 'off' });
    const data = await device.browser.openOwnPage('dashboard.html#data');
    const idle = async () => {
      const state = 'chrome.runtime.sendMessage({ name: "state", body: {} })';
      return ((await data.evaluate(state)) as { idle: string }).idle;
    };
    await expect.poll(idle, { timeout: 30_000 }).toBe('managed');
    expect(await data.evaluate('chrome.scripting.getRegisteredContentScripts()')).toEqual([]);
    await data.reload();
    await says(data, 'You had this on, and it has stopped here: YouTube.');
    await says(data, 'Nothing can be sent from this browser.');
    await device.visit(youtube);
    await sleep(2500);
    expect(await kept()).toBe(before);
    const said = (await device.rows('ledger')).map(({ change }) => change.type);
    expect(said, 'what the person agreed to stays as they left it').toContain('study-joined');
    expect(said).not.toContain('study-left');
    expect(web.strangers).toEqual([]);
  },
);
