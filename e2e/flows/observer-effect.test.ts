import { setTimeout } from 'node:timers/promises';
import { launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { findChromium } from '../../tools/setup/browser.mjs';
import { Chromium } from '../harness/chromium.ts';
import { fixture } from '../harness/study.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from '../replay/opt-in.ts';

/** One page of ours for each way in which sites are built: cards, results with an overview, a conversation. */
const pages = [
  { source: 'youtube', name: 'home-lockups', least: 5 },
  { source: 'google-search', name: 'results-2026', least: 3 },
  { source: 'chatgpt', name: 'chat-sections', least: 1 },
] as const;

// What a site does while it lives: asks for things, follows what is in view, has a focus, counts what changes on it.
const life = `<input id="focused"><script>
  const seen = []; let errors = 0; let messages = 0;
  addEventListener('error', () => { errors += 1 });
  addEventListener('message', () => { messages += 1 });
  new IntersectionObserver((all) => all.forEach((e) => { if (e.isIntersecting) fetch('/seen?' + seen.push(1)) }))
    .observe(document.querySelector('#focused'));
  let changes = 0;
  const timer = setInterval(() => {
    document.body.dataset.beats = Number(document.body.dataset.beats || 0) + 1;
    fetch('/beat?' + document.body.dataset.beats);
    if (document.body.dataset.beats === '5') { clearInterval(timer); document.body.dataset.done = 'yes' }
  }, 300);
  document.querySelector('#focused').focus();
  const names = Object.getOwnPropertyNames(window).length;
  window.watchChanges = () => new MutationObserver((all) => { changes += all.length })
    .observe(document, { attributes: true, childList: true, subtree: true, characterData: true });
</script>`;

interface Effect {
  requests: string[];
  html: string;
  globals: string[];
  properties: string[];
  errors: number;
  messages: number;
  changes: number;
  focus: string;
}

let web: Web;
let watched: Chromium;
let alone: Awaited<ReturnType<typeof launch>>;

beforeAll(async () => {
  const { folder } = await buildExtension('chrome', { out: '.output/observer-effect' });
  web = await new Web().start();
  for (const { source, name } of pages) {
    const { html, expected } = fixture(source, name);
    const { hostname, pathname, search } = new URL(expected.url);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    web.serve(hostname, ({ path }) =>
      path === pathname + search ? { headers, body: html + life } : { status: 204 },
    );
  }
  watched = await Chromium.launch({ extension: folder, web });
  for (const { source } of pages) await OptedIn.to(watched, source);
  alone = await launch({
    executablePath: findChromium() ?? '',
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      ...web.chromiumArguments,
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}, 240_000);
afterAll(async () => {
  await alone?.close();
  await watched?.close();
  await web?.close();
});

/** All that a page, or its server, could tell of who watches it. */
async function effectOn(page: Page, url: string): Promise<Effect> {
  const { hostname } = new URL(url);
  const before = web.requests.length;
  await page.bringToFront();
  await page.goto(url);
  await page.waitForSelector('body[data-done]');
  await page.evaluate('watchChanges()');
  await setTimeout(2500);
  const told = (await page.evaluate(`({
    html: document.documentElement.outerHTML,
    globals: Object.getOwnPropertyNames(window).sort(),
    properties: [document, document.body, Element.prototype, Node.prototype, Document.prototype]
      .flatMap((o) => Object.getOwnPropertyNames(o)).sort(),
    errors, messages, changes, focus: document.activeElement.id,
  })`)) as Omit<Effect, 'requests'>;
  const requests = web.requests.slice(before).filter(({ host }) => host === hostname);
  return { ...told, requests: requests.map(({ method, path }) => `${method} ${path}`).sort() };
}

test.each(pages)('$source cannot tell whether it is watched', async ({ source, name, least }) => {
  const { url } = fixture(source, name).expected;
  const [withUs, without] = [await watched.browser.newPage(), await alone.newPage()];
  const there = await effectOn(withUs, url);
  const notThere = await effectOn(without, url);
  const optedIn = await OptedIn.to(watched, source);
  const inspected = await optedIn.inspect(url);
  expect(inspected.observed && inspected.observations.length, 'it was watched').toBeGreaterThanOrEqual(least);
  expect(there.requests.length).toBeGreaterThan(5);
  expect(there).toEqual(notThere);
  expect(there.changes).toBe(0);
  expect(web.strangers).toEqual([]);
  await withUs.close();
  await without.close();
});
