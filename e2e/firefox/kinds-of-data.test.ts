import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startFlow } from '../flows/flow.ts';
import { fixture } from '../harness/study.ts';

const youtube = 'https://www.youtube.com/';
const flow = startFlow(fixture('youtube', 'home-lockups').html);
const kept = async () => (await flow.device.rows('observations')).length;

test('a kind of data that is taken back in Firefox’s own settings ends what needs it, without our pages', async () => {
  const { device } = flow;
  const front = await device.visit('about:blank');
  await device.switchOnFromPopup(front, ['recommendation'], 'https://www.youtube.com/*');
  const own = await device.browser.openOwnPage('icon.svg');
  await device.visit(youtube);
  await sleep(2500);
  await expect.poll(kept, { timeout: 15_000 }).toBeGreaterThan(0);
  await own.evaluate(`chrome.permissions.remove({ data_collection: ['browsingActivity'] })`);
  const before = await kept();
  await device.scrollThrough(await device.visit(youtube), 1300);
  expect(await kept()).toBe(before);
  const { origins } = (await own.evaluate('chrome.permissions.getAll()')) as { origins: string[] };
  expect(origins, 'the site itself is still allowed').toEqual(['https://www.youtube.com/*']);
});
