import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/** Widths in pixels, by what their pictures are called. */
export type Sizes = Readonly<Record<string, number>>;

/** On a page of a computer, and on the narrowest that must do. */
export const bothSizes: Sizes = { wide: 1280, narrow: 340 };

/** Takes pictures into a folder, in all forms that are looked at, and says where a page is wider than its window. */
export class Camera {
  taken = 0;
  readonly #folder: string;
  readonly #locale: string;

  /** @param locale in which the browser speaks; in dark only English is taken */
  constructor(folder: string, locale: string) {
    this.#folder = folder;
    this.#locale = locale;
  }

  /** Takes a window that has its own size, in light. */
  async takeAsItIs(page: Page, name: string): Promise<void> {
    await sleep(400);
    await page.screenshot({ path: `${this.#folder}/${name}-light-${this.#locale}.png` });
    this.taken++;
  }

  /** Takes the whole of a page. */
  async take(page: Page, name: string, sizes: Sizes = bothSizes): Promise<void> {
    await page.bringToFront();
    for (const [size, width] of Object.entries(sizes))
      for (const scheme of this.#locale === 'en' ? ['light', 'dark'] : ['light']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.setViewport({ width, height: 900 });
        await sleep(400);
        const picture = `${name}-${size}-${scheme}-${this.#locale}.png`;
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          console.error(`${picture}: wider than its window`);
        await page.screenshot({
          path: `${this.#folder}/${picture}`,
          fullPage: true,
          captureBeyondViewport: false, // Beyond it, Chromium draws nothing of a page from right to left.
        });
        this.taken++;
      }
  }
}
