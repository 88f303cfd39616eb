import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type {
  DeletionRow,
  DiscardRow,
  ExposureRow,
  KeyRow,
  LedgerRow,
  MarkRow,
  MemoRow,
  ObservationRow,
  OutboxRow,
  PageRow,
  ReceiptRow,
  ShareRow,
  StoryRow,
  StructureRow,
  StudyRow,
  TallyRow,
} from '../../extension/store/rows.ts';
import { Chromium } from './chromium.ts';
import type { LaunchOptions, OwnBrowser } from './own-browser.ts';

interface Tables {
  observations: ObservationRow;
  ledger: LedgerRow;
  outbox: OutboxRow;
  receipts: ReceiptRow;
  stories: StoryRow;
  structures: StructureRow;
  marks: MarkRow;
  deletions: DeletionRow;
  tallies: TallyRow;
  exposures: ExposureRow;
  discards: DiscardRow;
  pages: PageRow;
  keys: Omit<KeyRow, 'privateKey'>; // It cannot be read out.
  memos: { name: string; value: unknown };
  studies: StudyRow;
  shares: ShareRow;
}

/** Kinds by the site that they are switched on for. Kinds alone: of YouTube. */
export type Ticks = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** A volunteer's computer: a real browser with the built extension, used the way a person uses it. */
export class Device<Own extends OwnBrowser = Chromium> {
  readonly browser: Own;

  private constructor(browser: Own) {
    this.browser = browser;
  }

  /** Switches a computer with Chromium on. With `profile`, the one that was used before. */
  static start(options: LaunchOptions): Promise<Device<Chromium>> {
    return Device.startIn(Chromium.launch, options);
  }

  /** The same with any browser. */
  static async startIn<Own extends OwnBrowser>(
    launch: (options: LaunchOptions) => Promise<Own>,
    options: LaunchOptions,
  ): Promise<Device<Own>> {
    const browser = await launch(options);
    // A new installation opens its first page by itself; what comes later would lose the focus to it.
    if (!options.profile) await browser.driver.waitForTarget((t) => t.url().endsWith('/welcome.html'));
    return new Device(browser);
  }

  /** Opens a page of the web in a new tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.browser.driver.newPage();
    await page.goto(url);
    return page;
  }

  /** Everything in a table of the extension's database, read the way the extension's own pages could. */
  async rows<Name extends keyof Tables>(table: Name): Promise<Tables[Name][]> {
    const page = await this.browser.openOwnPage('icon.svg');
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

  /** Notes a value where the extension notes its own, to bring a moment about that would take days to come. */
  async remember(name: MemoRow['name'], value: MemoRow['value']): Promise<void> {
    const page = await this.browser.openOwnPage('icon.svg');
    await page.evaluate(
      (row) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('daylight');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const writing = opening.result.transaction('memos', 'readwrite');
            writing.objectStore('memos').put(row);
            writing.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      { name, value },
    );
    await page.close();
  }

  /** From the popup to a site that is on: presses what a person presses. The browser's question is answered before. */
  async switchOnFromPopup(front: Page, kinds: readonly string[], host: string): Promise<Page> {
    await this.browser.allowHosts([host]);
    const popup = await this.browser.openPopup(front);
    await popup.waitForSelector('.popup-state');
    const welcome = await this.opened(/welcome|#choices/, () => press(popup, 'Choose what to share'));
    await this.choose(welcome, kinds);
    return welcome;
  }

  /** Does something that opens a page, and gives that page. */
  async opened(address: RegExp, act: () => Promise<unknown>): Promise<Page> {
    const { driver } = this.browser;
    const before = new Set(driver.targets());
    const opened = driver.waitForTarget((t) => address.test(t.url()) && !before.has(t));
    // A popup closes while it is pressed, so that the press may never be heard of again.
    const failed = act().then(
      () => new Promise<never>(() => undefined),
      (error: unknown) => sleep(5000).then(() => Promise.reject(error)),
    );
    return (await Promise.race([opened, failed])).asPage();
  }

  /**
   * Answers every question on the page of choices, and switches on. Items are donated when the person says so, unless
   * `destination` says otherwise; null where that is not asked.
   */
  async choose(
    welcome: Page,
    ticks: Ticks,
    destination: 'ask' | 'donate' | 'keep' | null = 'ask',
  ): Promise<void> {
    await this.answer(welcome, ticks, destination);
    await welcome.waitForSelector('.agreed', { timeout: 15_000 });
  }

  /** The same, up to the browser's own question. */
  async answer(
    welcome: Page,
    ticks: Ticks,
    destination: 'ask' | 'donate' | 'keep' | null = 'ask',
  ): Promise<void> {
    await welcome.bringToFront();
    const bySite = Array.isArray(ticks) ? { youtube: ticks } : ticks;
    for (const [site, kinds] of Object.entries(bySite)) {
      const card = await welcome.waitForSelector(`details[data-source=${site}]`);
      if (!(await card?.evaluate((details) => (details as HTMLDetailsElement).open)))
        await click(welcome, `details[data-source=${site}] > summary`);
      for (const kind of kinds) await click(welcome, `input[name=${kind}][value=${site}]:not(:checked)`);
    }
    if (destination !== null) await click(welcome, `input[name=destination][value=${destination}]`);
    await click(welcome, 'input[name=age][value=adult]');
    await click(welcome, 'button[name=agree]');
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

  /** Opens the tray and sends everything in it. Answers how many items were sent. */
  async sendAll(): Promise<number> {
    const tray = await this.browser.openOwnPage('dashboard.html#tray');
    await tray.waitForSelector('[aria-posinset]');
    const total = await tray.$eval('[aria-setsize]', (row) => Number(row.getAttribute('aria-setsize')));
    await click(tray, '.bulk button.primary');
    if (total > 1) await click(tray, 'dialog button.primary');
    await tray.waitForFunction(() => !document.querySelector('.bulk button.primary'), { polling: 100 });
    await tray.close();
    return total;
  }
}

/** Waits for something and clicks it. */
export async function click(page: Page, selector: string): Promise<void> {
  await page.locator(selector).click();
}

/** Waits for a button or a link that says this, and presses it. */
export async function press(page: Page, words: string): Promise<void> {
  const text = words.includes('"') ? `'${words}'` : `"${words}"`;
  const found = `::-p-xpath(//*[self::button or self::a][normalize-space(.)=${text}])`;
  await page.locator(found).click();
}
