import type { Device } from './device.ts';

const host = 'https://www.youtube.com/*';

/**
 * Makes a device look like that of somebody who takes part: a site is on, some items were sent, others wait, and there
 * is a story with what was on the screen, half written, and a structure to look at. Needs a web with a page at www.youtube.com and a backend.
 */
export async function furnish(device: Device): Promise<void> {
  const { chromium } = device;
  await chromium.allowHosts([host]);
  const welcome = await chromium.openOwnPage('welcome.html');
  await device.choose(welcome, ['recommendation', 'ad'], 'donate');
  const first = await look(device);
  await device.sendAll();
  await waitFor(async () => (await device.rows('receipts')).length > 0);
  const tab = await look(device);
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
  await welcome.evaluate(markAsChanged);
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

async function look(device: Device) {
  const tab = await device.visit('https://www.youtube.com/');
  await device.scrollThrough(tab, 1300);
  await waitFor(async () => (await device.rows('observations')).some((row) => row.status === 'waiting'));
  return tab;
}

async function waitFor(isDone: () => Promise<boolean>, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error('The device could not be made ready in time');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
