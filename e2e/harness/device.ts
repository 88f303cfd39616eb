import type { Page } from 'puppeteer-core';
import type { LedgerRow, ObservationRow, OutboxRow, ReceiptRow } from '../../extension/store/rows.ts';
import { Chromium, type LaunchOptions } from './chromium.ts';

interface Tables {
  observations: ObservationRow;
  ledger: LedgerRow;
  outbox: OutboxRow;
  receipts: ReceiptRow;
}

/** A volunteer's computer: a real browser with the built extension, used the way a person uses it. */
export class Device {
  readonly chromium: Chromium;

  private constructor(chromium: Chromium) {
    this.chromium = chromium;
  }

  /** Switches the computer on. With `profile`, the one that was used before. */
  static async start(options: LaunchOptions): Promise<Device> {
    return new Device(await Chromium.launch(options));
  }

  /** Opens a page of the web in a new tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.chromium.browser.newPage();
    await page.goto(url);
    return page;
  }

  /** Everything in a table of the extension's database, read the way the extension's own pages could. */
  async rows<Name extends keyof Tables>(table: Name): Promise<Tables[Name][]> {
    const page = await this.chromium.openOwnPage('icon.svg');
    const rows = await page.evaluate(async (name) => {
      const databases = await indexedDB.databases();
      if (!databases.some((d) => d.name === 'daylight')) return [];
      const database = await settled(indexedDB.open('daylight'));
      const all = await settled(database.transaction(name).objectStore(name).getAll());
      database.close();
      return all;
      function settled<T>(request: IDBRequest<T>): Promise<T> {
        return new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      }
    }, table);
    await page.close();
    return rows;
  }

  /** From the popup to a site that is on: presses what a person presses. The browser's question is answered before. */
  async switchOnFromPopup(front: Page, kinds: readonly string[], host: string): Promise<Page> {
    await this.chromium.allowHosts([host]);
    const popup = await this.chromium.openPopup(front);
    const choose = await popup.waitForSelector('button.primary');
    const opened = this.chromium.browser.waitForTarget((t) => t.url().endsWith('/welcome.html'));
    await choose?.click();
    const welcome = await (await opened).asPage();
    await this.tickAndSwitchOn(welcome, kinds);
    await welcome.waitForSelector('.card.on', { timeout: 15_000 });
    return welcome;
  }

  /** Ticks kinds and "18 or older", and presses the button that switches the first site on. */
  async tickAndSwitchOn(welcome: Page, kinds: readonly string[]): Promise<void> {
    await welcome.bringToFront();
    for (const name of [...kinds, 'adult'])
      await (await welcome.waitForSelector(`input[name=${name}]`))?.click();
    await (await welcome.waitForSelector('.card .pair button'))?.click();
  }

  /** Scrolls through a page like a person: a screen at a time, long enough to see it. */
  async scrollThrough(page: Page, pauseMs = 2000): Promise<void> {
    await page.bringToFront();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const more = await page.evaluate(() => {
        const before = scrollY;
        scrollBy(0, innerHeight * 0.6);
        return scrollY > before;
      });
      if (!more) return;
    }
  }

  /** Looks through the tray and presses Send. Answers how many items were sent. */
  async sendAll(): Promise<number> {
    const review = await this.chromium.openOwnPage('review.html');
    const send = await review.waitForSelector('.pair button.primary');
    const items = (await review.$$('.item')).length;
    await send?.click();
    await review.waitForSelector('.empty');
    await review.close();
    return items;
  }
}
