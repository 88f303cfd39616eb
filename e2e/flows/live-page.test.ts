import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Chromium } from '../harness/chromium.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from '../replay/opt-in.ts';

// A page that lives: it moves on without loading, keeps what it left, and shows things later. All of it is invented.
const livePage = `<!doctype html><meta charset="utf-8"><style>
  .later { display: none } [hidden] { display: none !important }
  ytd-browse, ytd-watch-next-secondary-results-renderer, yt-lockup-view-model { display: block }
  yt-lockup-view-model { height: 200px }
</style>
<ytd-browse page-subtype="home"></ytd-browse>
<ytd-watch-flexy hidden><ytd-watch-next-secondary-results-renderer></ytd-watch-next-secondary-results-renderer></ytd-watch-flexy>
<script>
  const card = (id, name = '') => '<yt-lockup-view-model class="' + name + '"><a href="/watch?v=' + id + '"></a><h3>' + id + '</h3></yt-lockup-view-model>';
  const home = document.querySelector('ytd-browse');
  const next = document.querySelector('ytd-watch-next-secondary-results-renderer');
  const watch = next.parentElement;
  const show = (place, ...ids) => { place.innerHTML = ids.map((id) => card(id)).join('') };
  const add = (id, name) => home.insertAdjacentHTML('beforeend', card(id, name));
  function goTo(id, ...ids) {
    history.pushState(null, '', '/watch?v=' + id);
    return new Promise((done) => setTimeout(() => {
      home.hidden = true; watch.hidden = false; show(next, ...ids); done();
    }, 300));
  }
  show(home, 'home-000001', 'home-000002');
  window.changes = 0; window.messages = 0;
  addEventListener('message', () => { messages += 1 });
  window.countChanges = () => new MutationObserver((records) => { changes += records.length })
    .observe(document, { attributes: true, childList: true, subtree: true, characterData: true });
  window.names = Object.getOwnPropertyNames(window).length;
</script>`;

let web: Web;
let chromium: Chromium;
let optedIn: OptedIn;
let page: Page;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: livePage } : undefined));
  chromium = await Chromium.launch({ extension: inject('extension'), web });
  optedIn = await OptedIn.to(chromium, 'youtube');
});
afterAll(async () => {
  await chromium?.close();
  await web?.close();
});

/** Titles of what the extension finds on the page, with how they were seen. */
async function found(): Promise<{ title: string | null; seen: boolean; hostItem: string | null }[]> {
  const answer = await optedIn.inspect(page.url());
  if (!answer.observed) return [];
  return answer.observations.map(({ item, seen, context }) => ({
    title: item.title,
    seen: seen.visibleMs >= 1000,
    hostItem: context.hostItem,
  }));
}

const titles = async () => (await found()).map(({ title }) => title);
const patient = { timeout: 10_000, interval: 200 };

test('what is on the page from the start is found, and seen after a second', async () => {
  page = await chromium.driver.newPage();
  await page.goto('https://www.youtube.com/');
  await page.bringToFront();
  const seen = { seen: true, hostItem: null };
  await expect.poll(found, patient).toEqual([
    { title: 'home-000001', ...seen },
    { title: 'home-000002', ...seen },
  ]);
});

test('what is added later is found, and what is below the window is not seen', async () => {
  for (let i = 3; i <= 9; i++) await page.evaluate(`add('home-00000${i}')`);
  await expect.poll(titles, patient).toHaveLength(9);
  await setTimeout(1500);
  const seen = (await found()).filter((item) => item.seen).map(({ title }) => title);
  expect(seen).toEqual(['home-000001', 'home-000002', 'home-000003', 'home-000004']);
});

test('what a style sheet hides is found once it is shown', async () => {
  await page.evaluate(`home.innerHTML = ''; add('home-000010'); add('home-000011', 'later')`);
  await setTimeout(1500);
  expect(await titles()).not.toContain('home-000011');
  await page.evaluate(`home.lastElementChild.className = ''`);
  await expect.poll(titles, patient).toContain('home-000011');
});

test('after a move without loading, only the new page counts, under its own video', async () => {
  await page.evaluate(`goTo('host-000001', 'next-000001', 'next-000002')`);
  const seen = { seen: true, hostItem: 'host-000001' };
  await expect.poll(found, patient).toEqual([
    { title: 'next-000001', ...seen },
    { title: 'next-000002', ...seen },
  ]);
});

test('what the video before left standing is not seen beside the next one', async () => {
  await page.evaluate(`goTo('host-000002', 'next-000003')`);
  await expect.poll(titles, patient).toContain('next-000003');
  await setTimeout(1500);
  expect((await found()).filter(({ seen }) => seen)).toEqual([
    { title: 'next-000003', seen: true, hostItem: 'host-000002' },
  ]);
});

test('the page is not changed by being watched: no change, no message, no name, no request', async () => {
  const quiet = await chromium.driver.newPage();
  const requests = web.requests.length;
  await quiet.goto('https://www.youtube.com/');
  await quiet.evaluate('countChanges()');
  await setTimeout(2500);
  expect(await quiet.evaluate('[changes, messages]')).toEqual([0, 0]);
  expect(await quiet.evaluate('Object.getOwnPropertyNames(window).length - names')).toBe(1); // `names` itself.
  const asked = web.requests.slice(requests).filter(({ path }) => path !== '/' && path !== '/favicon.ico');
  expect(asked.filter(({ host }) => host === 'www.youtube.com')).toEqual([]);
  expect(web.strangers).toEqual([]);
  await quiet.close();
});
