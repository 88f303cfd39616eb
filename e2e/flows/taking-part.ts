import { expect, inject, test } from 'vitest';
import type { Draft } from '../../extension/extract/draft.ts';
import { launchBrowser } from '../harness/browsers.ts';
import { Device } from '../harness/device.ts';
import { ingestHost } from '../harness/study.ts';
import type { Flow } from './flow.ts';

const youtube = 'https://www.youtube.com/';
const host = 'https://www.youtube.com/*';
const batchPost = { host: ingestHost, method: 'POST', path: '/v1/batches' };

/**
 * From nothing to a page whose every item lies on the device, through a dying background and a dying browser.
 * @param shown what the page of the flow shows
 */
export function keepWhatIsSeen(flow: Flow, shown: readonly Draft[]): void {
  const ingest = () => flow.web.requests.filter((request) => request.host === ingestHost);

  test('before a person agrees, nothing is recorded and nothing is sent', async () => {
    const tab = await flow.device.visit(youtube);
    await flow.device.scrollThrough(tab, 1200);
    expect(await flow.device.rows('observations')).toEqual([]);
    expect(await flow.device.rows('ledger')).toEqual([]);
    expect(ingest()).toEqual([]);
    await tab.close();
  });

  test('from the popup to a site that is on, by the clicks of a person', async () => {
    const tab = await flow.device.visit('about:blank');
    const welcome = await flow.device.switchOnFromPopup(tab, ['recommendation', 'ad'], host);
    const types = (await flow.device.rows('ledger')).map((row) => row.change.type);
    expect(new Set(types)).toEqual(new Set(['adult-confirmed', 'declined', 'granted', 'study-joined']));
    expect(await welcome.evaluate('chrome.action.getTitle({})')).toBe(
      'Daylight: recording what you switched on',
    );
    await welcome.close();
    await flow.device.browser.permissionSaved(host);
  });

  test('everything that was in view is kept once, though the worker dies while the page is read', async () => {
    const tab = await flow.device.visit(youtube);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await flow.device.browser.killBackground();
    await flow.device.scrollThrough(tab);
    await expect
      .poll(async () => (await flow.device.rows('observations')).length, { timeout: 30_000 })
      .toBe(shown.length);
    await tab.close();
    const kept = (await flow.device.rows('observations')).map((row) => row.observation);
    const titles = (items: readonly { item: { title: string | null } }[]) =>
      items.map((o) => o.item.title).sort();
    expect(titles(kept)).toEqual(titles(shown));
    for (const observation of kept) expect(observation.seen.visibleMs).toBeGreaterThanOrEqual(1000);
    expect(ingest()).toEqual([]);
  });

  test('nothing that was kept is lost when the browser is killed, and still nothing was sent', async () => {
    const before = (await flow.device.rows('observations')).map((row) => row.id).sort();
    const { profile } = flow.device.browser;
    await flow.device.browser.crash();
    flow.device = await Device.startIn(launchBrowser, {
      extension: inject('extension'),
      web: flow.web,
      profile,
    });
    expect((await flow.device.rows('observations')).map((row) => row.id).sort()).toEqual(before);
    const own = await flow.device.browser.openOwnPage('popup.html');
    const running = 'Promise.all([chrome.alarms.getAll(), chrome.scripting.getRegisteredContentScripts()])';
    const made = async () => (await own.evaluate(running)) as { name?: string; id?: string }[][];
    await expect
      .poll(async () => (await made()).map(([one]) => one?.name ?? one?.id), { timeout: 10_000 })
      .toEqual(['upload', 'youtube']);
    await own.close();
    expect(ingest()).toEqual([]);
  });
}

/** What lies on the device is sent, through a lost answer and a dying background. */
export function sendWhatIsKept(flow: Flow, shown: readonly Draft[]): void {
  test('what a person sends arrives once, though the answer is lost and the worker dies', async () => {
    flow.web.loseNext(batchPost, 'response');
    expect(await flow.device.sendAll()).toBe(shown.length);
    await flow.device.browser.killBackground();
    const tab = await flow.device.visit(youtube); // A page that opens wakes the worker, as an alarm would.
    const sent = async () => (await flow.device.rows('observations')).filter((row) => row.status === 'sent');
    await expect
      .poll(async () => (await sent()).length, { timeout: 150_000, interval: 1000 })
      .toBe(shown.length);
    expect(await flow.device.rows('outbox')).toEqual([]);
    await tab.close();
    const posts = flow.web.requests.filter((r) => r.method === 'POST' && r.path === batchPost.path);
    expect(posts.length, 'the lost answer makes for a second attempt').toBeGreaterThanOrEqual(2);
    const [receipt] = await flow.device.rows('receipts');
    expect(receipt?.observations).toBe(shown.length);
  });
}
