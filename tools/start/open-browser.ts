import { launch } from 'puppeteer-core';
import { killAll } from '../../e2e/harness/profile.ts';

/** A browser window with the extension in it. */
export interface BrowserWindow {
  close(): Promise<void>;
}

/**
 * Opens a Chromium with a profile of its own, the extension loaded, on a page.
 *
 * @param extension folder of the unpacked extension
 * @param url page to show
 * @returns undefined where there is no browser or no screen to show it on
 */
export async function openBrowser(extension: string, url: string): Promise<BrowserWindow | undefined> {
  const { DAYLIGHT_CHROMIUM: executablePath, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const screen = process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY;
  if (!executablePath || !screen) return undefined;
  const browser = await launch({
    executablePath,
    headless: false,
    pipe: true, // The one way to load an extension that Chrome takes as well as Chromium.
    enableExtensions: [extension],
    userDataDir: '.data/chromium',
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const [page] = await browser.pages();
  await page?.goto(url);
  return {
    close: async () => {
      const pid = browser.process()?.pid;
      await browser.close().catch(() => undefined); // Somebody closed the window before us.
      if (pid) killAll(pid);
    },
  };
}
