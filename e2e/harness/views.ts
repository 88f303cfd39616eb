import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { click, type Device } from './device.ts';

/** One view of the extension: its address, and what stands on it once it is ready. */
export interface View {
  name: string;
  page: string;
  ready: string;
  /** Brings it into the state that is looked at. */
  prepare?: (page: Page) => Promise<unknown>;
}

const openFirst = (page: Page) => click(page, '[aria-posinset] .row-open');

/**
 * Shows a page as it is while the study waits for an invitation. It asks once how things stand, so what is noted for it is
 * taken away as soon as it stands, and no other view has it.
 */
function waitingForInvitation(ready: string) {
  return async (page: Page) => {
    await note(page, "put({ name: 'invitation', value: { waits: 'wanted', askedAt: 1 } })");
    await page.reload();
    await page.waitForSelector(ready);
    await note(page, "delete('invitation')");
  };
}

const note = (page: Page, change: string) =>
  page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('daylight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('memos', 'readwrite');
      writing.objectStore('memos').${change};
      writing.oncomplete = () => resolve(opening.result.close());
      writing.onabort = () => reject(writing.error);
    };
  })`);

/** Every view, as somebody sees it who takes part. */
export const views: readonly View[] = [
  { name: 'popup', page: 'popup.html', ready: '.popup-state' },
  {
    name: 'popup-pause',
    page: 'popup.html',
    ready: '.pause > button',
    prepare: (page) => click(page, '.pause > button'),
  },
  {
    name: 'popup-invitation',
    page: 'popup.html',
    ready: '.popup-state',
    prepare: waitingForInvitation('.popup-middle .notice'),
  },
  { name: 'welcome', page: 'welcome.html', ready: 'button[name=agree]' },
  { name: 'tray', page: 'dashboard.html#tray', ready: '[aria-posinset] .row-title' },
  {
    name: 'tray-item',
    page: 'dashboard.html#tray',
    ready: '[aria-posinset] .row-title',
    prepare: openFirst,
  },
  {
    name: 'tray-answer',
    page: 'dashboard.html#tray',
    ready: '[aria-posinset] .row-title',
    prepare: (page) => page.locator('::-p-xpath(//button[contains(., "Swifts sleep")])').click(),
  },
  { name: 'sent', page: 'dashboard.html#sent', ready: 'main h1' },
  {
    name: 'sent-receipt',
    page: 'dashboard.html#sent',
    ready: '.sent-standing',
    prepare: (page) => click(page, '.sent-receipt summary'),
  },
  { name: 'stories', page: 'dashboard.html#story', ready: 'main h1' },
  {
    name: 'story',
    page: 'dashboard.html#story',
    ready: 'main a[href^="#story/"]',
    prepare: async (page) => {
      await click(page, 'main a[href^="#story/"]');
      await page.waitForSelector('textarea');
    },
  },
  {
    name: 'structure',
    page: 'dashboard.html#tray',
    ready: 'main h1',
    prepare: async (page) => {
      const question = { name: 'export-rows', body: { table: 'structures', offset: 0, limit: 1 } };
      await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(question)}).then(({ rows }) => {
        location.hash = '#structure/' + rows[0].id;
      })`);
      await page.waitForSelector('button[name=send]');
    },
  },
  { name: 'studies', page: 'dashboard.html#studies', ready: 'main .empty' },
  { name: 'insights', page: 'dashboard.html#insights', ready: 'main table' },
  { name: 'my-data', page: 'dashboard.html#data', ready: 'main h1' },
  {
    name: 'invitation',
    page: 'dashboard.html#data',
    ready: 'main h1',
    prepare: async (page) => {
      await waitingForInvitation('input[name=invite]')(page);
      await page.type('input[name=invite]', 'harvest');
      await click(page, 'button[name=save-invite]');
    },
  },
  { name: 'choices', page: 'dashboard.html#choices', ready: 'button[name=agree]' },
  {
    name: 'choices-open',
    page: 'dashboard.html#choices',
    ready: 'button[name=agree]',
    prepare: async (page) => {
      await page.$$eval('details', (all) => {
        for (const details of all) details.open = true;
      });
      // A site that was added, and one that cannot be.
      for (const typed of ['www.example.org\n', 'http://www.example.org\n'])
        await page.type('#add-news-sites', typed);
    },
  },
];

/** Opens a view and waits until it stands still. */
export async function openView(device: Device, view: View): Promise<Page> {
  const page = await device.browser.openOwnPage(view.page);
  await page.bringToFront();
  await page.waitForSelector(view.ready);
  await view.prepare?.(page);
  await sleep(300);
  return page;
}
