import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Device } from '../harness/device.ts';
import { Firefox } from '../harness/firefox/firefox.ts';
import { homeWith } from '../harness/institution.ts';
import { fixture, ingestHost } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

const youtube = 'https://www.youtube.com/';
const extension = inject('extension');

let web: Web;
let device: Device<Firefox>;

beforeAll(async () => {
  web = await new Web().start();
  web.serve(ingestHost, () => ({ status: 503 }));
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const { html } = fixture('youtube', 'home-lockups');
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
  const set = { organisation: 'Newsroom', sources: ['youtube', 'youtub'], donation: 'off', consent: true };
  device = await Device.startIn(Firefox.launch, { extension, web, home: homeWith(extension, set) });
});
afterAll(async () => {
  await device?.browser.close();
  await web?.close();
});

test('where an institution lets nothing be sent, Firefox asks for the site alone, and everything stays with the person', async () => {
  const welcome = await device.browser.openOwnPage('welcome.html');
  await welcome.waitForSelector('button[name=agree]');
  expect(await welcome.$$eval('[data-source]', (all) => all.length), 'what is offered').toBe(1);
  expect(await welcome.$('input[name=destination]')).toBeNull();
  const asked = device.browser.answer('allow');
  await device.choose(welcome, ['recommendation'], null);
  expect(await asked, 'no kind of data').not.toMatch(/browsing activity/i);

  await device.visit(youtube);
  await sleep(2500);
  const statuses = async () => new Set((await device.rows('observations')).map(({ status }) => status));
  await expect.poll(statuses).toEqual(new Set(['kept']));
  expect((await device.rows('ledger')).map(({ change }) => change.type)).not.toContain('study-joined');
  expect(web.requests.filter(({ host }) => host === ingestHost)).toEqual([]);

  await device.browser.killBackground();
  const data = await device.browser.openOwnPage('dashboard.html#data');
  await data.waitForSelector('.institution');
  const text = await data.$eval('main', (main) => main.textContent);
  expect(text).toContain('Nothing can be sent from this browser.');
  expect(text).toContain('consent: there is no such setting.');
  expect(text).toContain('sources: this version knows no site named youtub.');
});
