import { setTimeout } from 'node:timers/promises';
import { launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findChromium } from '../../tools/setup/browser.mjs';
import { findSources } from '../../tools/sources/find-sources.ts';
import { fullestFixture } from '../../tools/sources/fullest-fixture.ts';
import { readSource } from '../../tools/sources/read-source.ts';
import { Chromium } from '../harness/chromium.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from '../replay/opt-in.ts';

/** One page of ours of every source: the one that shows most. */
const pages = [...findSources()].map(([source, folder]) => {
  const { html, expected } = fullestFixture(readSource(folder));
  return { source, html, url: expected.url };
});

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
  }, 150);
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

// Each browser has a web of its own, so that what the two ask for is told apart although they live at the same time.
let web: Web;
let webAlone: Web;
let watched: Chromium;
let optedIn: OptedIn;
let alone: Awaited<ReturnType<typeof launch>>;

async function serve(): Promise<Web> {
  const served = await new Web().start();
  for (const { html, url } of pages) {
    const { hostname, pathname, search } = new URL(url);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    served.serve(hostname, ({ path }) =>
      path === pathname + search ? { headers, body: html + life } : { status: 204 },
    );
  }
  return served;
}

beforeAll(async () => {
  [web, webAlone] = [await serve(), await serve()];
  watched = await Chromium.launch({ extension: inject('extension'), web });
  const [first, ...others] = pages;
  if (!first) throw new Error('There are no sources');
  const host = ({ url }: { url: string }) => `${new URL(url).origin}/*`;
  optedIn = await OptedIn.to(watched, first.source, host(first));
  for (const page of others) await optedIn.add(watched, page.source, host(page));
  alone = await launch({
    executablePath: findChromium() ?? '',
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      ...webAlone.chromiumArguments,
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}, 240_000);
afterAll(async () => {
  await alone?.close();
  await watched?.close();
  await web?.close();
  await webAlone?.close();
});

/** What was asked for, each once: how often a browser asks for one picture is its own affair. */
function named(requests: Web['requests']): string[] {
  return [...new Set(requests.map(({ method, host, path }) => `${method} ${host}${path}`))].sort();
}

/** All that a page, or its server, could tell of who watches it. */
async function effectOn(page: Page, url: string, { requests: asked }: Web): Promise<Effect> {
  const { hostname } = new URL(url);
  const before = asked.length;
  await page.bringToFront();
  await page.goto(url);
  await page.waitForSelector('body[data-done]');
  await page.evaluate('watchChanges()');
  await setTimeout(1500);
  const told = (await page.evaluate(`({
    html: document.documentElement.outerHTML,
    globals: Object.getOwnPropertyNames(window).sort(),
    properties: [document, document.body, Element.prototype, Node.prototype, Document.prototype]
      .flatMap((o) => Object.getOwnPropertyNames(o)).sort(),
    errors, messages, changes, focus: document.activeElement.id,
  })`)) as Omit<Effect, 'requests'>;
  const requests = asked.slice(before).filter(({ host }) => host === hostname);
  return { ...told, requests: named(requests) };
}

test.each(pages)('$source cannot tell whether it is watched', async ({ url }) => {
  const [withUs, without] = [await watched.driver.newPage(), await alone.newPage()];
  const [there, notThere] = await Promise.all([effectOn(withUs, url, web), effectOn(without, url, webAlone)]);
  const inspected = await optedIn.inspect(url);
  expect(inspected.observed && inspected.observations.length, 'it was watched').toBeGreaterThanOrEqual(1);
  expect(there.requests.length).toBeGreaterThan(5);
  expect(there).toEqual(notThere);
  expect(there.changes).toBe(0);
  expect(named(web.strangers)).toEqual(named(webAlone.strangers));
  await withUs.close();
  await without.close();
});
