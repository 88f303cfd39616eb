import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { startFlow } from '../flows/flow.ts';
import { fixture } from '../harness/study.ts';
import { copyOf } from '../upgrade/other-version.ts';

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

test('Firefox would ask about a version that requires a kind of data, and of ours finds nothing to ask', async () => {
  const { browser } = flow.device;
  expect(await browser.questionsFor(inject('extension'))).toEqual([]);
  const gecko = { id: 'daylight@daylight.invalid', strict_min_version: '140.0' };
  const data_collection_permissions = { required: ['browsingActivity'], optional: ['websiteContent'] };
  const another = copyOf(inject('extension'));
  another.become('0.1.1', false, {
    browser_specific_settings: { gecko: { ...gecko, data_collection_permissions } },
  });
  expect(await browser.questionsFor(another.folder)).toEqual(['browsingActivity']);
});
