import { inject } from 'vitest';
import { Chromium } from './chromium.ts';
import { Firefox } from './firefox/firefox.ts';
import type { LaunchOptions, OwnBrowser } from './own-browser.ts';

const browsers = { chrome: Chromium.launch, firefox: Firefox.launch };

/** Starts the browser that this run of a flow is for: main flows run once in each. */
export function launchBrowser(options: LaunchOptions): Promise<OwnBrowser> {
  return browsers[inject('browser')](options);
}
