import type { Device } from './device.ts';
import { fixture, type Study } from './study.ts';
import type { Web } from './web.ts';

const youtube = 'https://www.youtube.com/';

/** What is switched on: things that are chosen, paid for, found and written, and what was typed to get them. */
const ticks = {
  youtube: ['recommendation', 'ad'],
  'google-search': ['ad', 'result', 'answer', 'query'],
  gemini: ['answer'],
};

/** Our own pages of the other sites, in the order in which they are looked at. */
const pages = [
  { source: 'google-search', ...fixture('google-search', 'results-2026') },
  { source: 'gemini', ...fixture('gemini', 'chat') },
];

/**
 * Makes a device look like that of somebody who takes part: three sites are on, some items were sent and stand in the
 * public record, others of every kind wait, and there is a story with what was on the screen, half written, and a
 * structure to look at. Needs a web with a page at www.youtube.com and a backend; serves the pages of the other sites
 * itself.
 * @param operator of that backend
 * @param options.isChanged one of the sites seems to have changed, as it may to anybody one day
 */
export async function furnish(
  device: Device,
  web: Web,
  operator: Study,
  { isChanged = true } = {},
): Promise<void> {
  const { browser } = device;
  const addresses = [youtube, ...pages.map(({ expected }) => expected.url)];
  await browser.allowHosts(addresses.map((address) => `${new URL(address).origin}/*`));
  const welcome = await browser.openOwnPage('welcome.html');
  await device.choose(welcome, ticks, 'donate');
  const first = await look(device, youtube, 'youtube');
  await device.sendAll();
  await waitFor(async () => (await device.rows('receipts')).length > 0);
  await operator.command('log', 'append');
  await device.remember('record-due', 1); // As if the first day were over.
  await browser.killBackground();
  const tab = await look(device, youtube, 'youtube');
  const tabId = await welcome.evaluate(
    'chrome.tabs.query({ url: "https://www.youtube.com/*" }).then((tabs) => tabs.at(-1).id)',
  );
  const say = (name: string, body: object) =>
    welcome.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, body })})`);
  await tab.bringToFront();
  const { id } = (await say('start-story', { tabId })) as { id: string };
  const [row] = (await device.rows('stories')).filter((story) => story.id === id);
  const draft = {
    ...row?.draft,
    category: 'recommendation-repeated',
    severity: 'much',
    text: 'It keeps pushing this at my daughter. Write to jane.doe@example.org if you want to know more.',
    audience: 'public',
  };
  await say('save-story', { id, draft });
  await say('start-structure', { source: 'youtube', surface: 'home', tabId });
  // What pages say last of themselves must not come after the mark.
  await Promise.all([first.close(), tab.close()]);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (isChanged) await welcome.evaluate(markAsChanged);
  for (const { source, html, expected } of pages) {
    const { host, pathname, href } = new URL(expected.url);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    web.serve(host, ({ path }) => (path.startsWith(pathname) ? { headers, body: html } : undefined));
    await (await look(device, href, source)).close();
  }
  await waitFor(async () => (await device.rows('receipts')).every(({ standing }) => standing?.place));
  await welcome.close();
}

/** As if the start page had been broken on the last two page views. Runs in a page of the extension. */
async function markAsChanged(): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const { version } = await (await fetch('/sources/youtube.json')).json();
  const database = await settled(indexedDB.open('daylight'));
  const marks = database.transaction('marks', 'readwrite').objectStore('marks');
  const place = { source: 'youtube', surface: 'home', rules: `youtube@${version}` };
  const raised = { why: 'unread', day: '2026-11-28' };
  await settled(marks.put({ ...place, views: [], days: [], raised, changedAt: Date.now() }));
  database.close();
}

async function look(device: Device, address: string, source: string) {
  const tab = await device.visit(address);
  await device.scrollThrough(tab, 1300);
  await waitFor(async () =>
    (await device.rows('observations')).some((row) => row.status === 'waiting' && row.source === source),
  );
  return tab;
}

async function waitFor(isDone: () => Promise<boolean>, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error('The device could not be made ready in time');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
