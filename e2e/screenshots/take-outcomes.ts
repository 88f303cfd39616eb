import type { Page } from 'puppeteer-core';
import { takenOut } from '#shared/stories/taken-out.ts';
import type { Device } from '../harness/device.ts';
import type { Camera } from './camera.ts';

const day = '2026-11-27';
const nothing = { reason: null, text: null, number: null, day: null, page: null };

/** What can become of a story that everybody may read, by what its picture is called. */
const outcomes = {
  waiting: { ...nothing, state: 'waiting' },
  published: { ...nothing, state: 'published', day, number: '2c4353bdb026', page: '/stories/2c4353bdb026' },
  shortened: {
    ...{ ...nothing, state: 'published', day, number: '6e9bc8e97ace' },
    text: `It keeps pushing this at ${takenOut}.\n\nMy neighbour ${takenOut} saw it, too.`,
  },
  rejected: { ...nothing, state: 'rejected', day, reason: 'names-somebody' },
};

/**
 * What became of stories: each of them, and all in the list, with one on its way, one taken back and one refused. Needs a
 * device with the draft of one; what the server would say of others is noted by hand.
 */
export async function takeOutcomes(device: Device, camera: Camera): Promise<void> {
  const page = await device.browser.openOwnPage('dashboard.html#story');
  await page.waitForSelector('main a[href^="#story/"]');
  const stories = await note(page, outcomes);
  await page.reload();
  await page.waitForSelector('.outcome-word');
  await camera.take(page, 'stories-outcomes');
  for (const [name, id] of Object.entries(stories)) {
    await page.evaluate((story) => {
      location.hash = `#story/${story}`;
    }, id);
    await page.waitForSelector(`main h1`);
    await page.reload();
    await page.waitForSelector('.pair button, [href="#data"]');
    await camera.take(page, `story-${name}`);
  }
  await page.close();
}

/** Notes, beside the first draft, a story like it for each outcome and for each other way one can stand. Answers their ids. */
function note(page: Page, told: typeof outcomes): Promise<Record<string, string>> {
  return page.evaluate(async (all) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('daylight'));
    const table = () => database.transaction('stories', 'readwrite').objectStore('stories');
    const [like] = (await settled(table().getAll())).filter((row) => row.status === 'draft');
    const ids: Record<string, string> = {};
    const text = 'It keeps pushing this at my daughter. Write to [email] if you want to know more.';
    const json = JSON.stringify({ wire: 2, revision: 1, story: { category: like.draft.category, text } });
    const put = async (name: string, more: object) => {
      const id = `${like.id.slice(0, -2)}${String(Object.keys(ids).length + 10)}`;
      ids[name] = id;
      const digest = `${Object.keys(ids).length}7a3c5e9b1d`.padEnd(64, '0');
      const receipt = {
        story: id,
        revision: 1,
        contributor: '',
        digest,
        status: 'received',
        day: '2026-11-26',
      };
      const sent = { ...like, id, status: 'sent', revision: 1, json, receipt, ...more };
      await settled(table().put(sent));
    };
    for (const [name, outcome] of Object.entries(all))
      await put(name, { outcome: { ...outcome, revision: 1 } });
    await put('held', { receipt: { digest: `9${'0'.repeat(63)}`, status: 'held' } });
    await put('on-its-way', { status: 'queued', receipt: undefined, nextAttemptAt: Date.now() + 1e9 });
    await put('refused', {
      ...{ status: 'queued', receipt: undefined, refused: 'story_invalid' },
    });
    await put('taken-back', { status: 'withdrawn' });
    database.close();
    return ids;
  }, told);
}
