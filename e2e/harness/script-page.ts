import { type Browser, launch, type Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { findChromium } from '../../tools/setup/browser.mjs';
import { endWithUs, killAll } from './profile.ts';

/** A page of a real browser, without extension or network, in which a script of ours has run; and a frame to work in. */
export class ScriptPage {
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  /** @param entry path of a TypeScript file; what it imports comes along */
  static async open(entry: string): Promise<ScriptPage> {
    const built = (await build({
      logLevel: 'error',
      configFile: false,
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'script' } },
    })) as Rollup.RollupOutput[];
    const executablePath = findChromium();
    if (!executablePath) throw new Error('No Chromium or Chrome was found.');
    const browser = await launch({
      executablePath,
      headless: true,
      args: [
        '--disable-background-networking',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    const pid = browser.process()?.pid;
    if (pid) endWithUs(pid);
    const page = await browser.newPage();
    await page.setContent('<iframe style="width: 1280px; height: 800px"></iframe>');
    await page.evaluate(built[0]?.output[0].code ?? '');
    return new ScriptPage(browser, page);
  }

  async close(): Promise<void> {
    const pid = this.#browser.process()?.pid;
    await this.#browser.close();
    if (pid) killAll(pid);
  }
}
