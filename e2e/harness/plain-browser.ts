import { type Browser, launch } from 'puppeteer-core';
import { findChromium } from '../../tools/setup/browser.mjs';
import { endWithUs, removeFolder, throwAwayFolder } from './profile.ts';

/**
 * A real browser without an extension, which reaches this machine alone. Close it with its own `close`.
 * @throws Error when there is none
 */
export async function openPlainBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium or Chrome was found.');
  const profile = throwAwayFolder('plain-profile');
  const browser = await launch({
    executablePath,
    headless: true,
    userDataDir: profile,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      '--disable-background-networking',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const pid = browser.process()?.pid;
  if (pid) endWithUs(pid);
  browser.once('disconnected', () => removeFolder(profile));
  return browser;
}
