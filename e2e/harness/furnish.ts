import type { Device } from './device.ts';

const host = 'https://www.youtube.com/*';

/**
 * Makes a device look like that of somebody who takes part: a site is on, some items were sent, others wait, and there
 * is a story with what was on the screen, half written. Needs a web with a page at www.youtube.com and a backend.
 */
export async function furnish(device: Device): Promise<void> {
  const { chromium } = device;
  await chromium.allowHosts([host]);
  const welcome = await chromium.openOwnPage('welcome.html');
  await device.choose(welcome, ['recommendation', 'ad'], 'donate');
  await look(device);
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
  await tab.close();
  await welcome.close();
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
