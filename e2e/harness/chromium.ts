import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, launch, type Page, type Target } from 'puppeteer-core';
import { findChromium } from '../../tools/setup/browser.mjs';
import type { LaunchOptions, OwnBrowser } from './own-browser.ts';
import { endWithUs, killAll, removeFolder, throwAwayFolder } from './profile.ts';

// The browser's own errands (updates, field trials, hints) would drown what the page and the extension ask for.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-field-trial-config',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  // What no switch turns off is sent where nobody listens, and no port 9 of this machine is ever asked.
  '--gaia-url=http://127.0.0.1:9',
  '--component-updater=url-source=http://127.0.0.1:9/',
  '--disable-features=NetworkTimeServiceQuerying,OptimizationHints,OptimizationGuideModelDownloading,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,AutofillServerCommunication,DnsOverHttps,AsyncDns',
];

/** A real Chromium with the extension in it. */
export class Chromium implements OwnBrowser {
  readonly driver: Browser;
  readonly extensionId: string;
  readonly profile: string;

  private constructor(driver: Browser, extensionId: string, profile: string) {
    this.driver = driver;
    this.extensionId = extensionId;
    this.profile = profile;
  }

  /**
   * Starts it and waits until the extension is there.
   * @throws Error with one sentence for people when there is no browser
   */
  static async launch({
    extension,
    web,
    headed,
    locale = 'en',
    ...options
  }: LaunchOptions): Promise<Chromium> {
    const executablePath = findChromium();
    if (!executablePath)
      throw new Error(
        'No Chromium or Chrome was found: install one, or name its program in DAYLIGHT_CHROMIUM.',
      );
    const profile = options.profile ?? throwAwayFolder('profile');
    const browser = await launch({
      executablePath,
      headless: !headed,
      env: {
        ...process.env,
        LANGUAGE: locale,
        ...(options.display ? { DISPLAY: options.display } : {}),
      },
      userDataDir: profile,
      enableExtensions: true,
      defaultViewport: { width: 1280, height: 800 },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        ...quiet,
        ...web.chromiumArguments,
        `--lang=${locale}`,
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        '--enable-unsafe-extension-debugging',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    const pid = browser.process()?.pid;
    if (pid) endWithUs(pid);
    const worker = await browser.waitForTarget(isWorker);
    return new Chromium(browser, new URL(worker.url()).host, profile);
  }

  async openOwnPage(file: string): Promise<Page> {
    const page = await this.driver.newPage();
    await page.goto(`chrome-extension://${this.extensionId}/${file}`);
    return page;
  }

  async openPopup(page: Page, file = 'popup.html'): Promise<Page> {
    const extension = (await this.driver.extensions()).get(this.extensionId);
    if (!extension) throw new Error('The extension is not loaded');
    const before = new Set(this.driver.targets());
    await page.bringToFront();
    await page.triggerExtensionAction(extension);
    const address = `chrome-extension://${this.extensionId}/${file}`;
    const target = await this.driver.waitForTarget((t) => t.url().startsWith(address) && !before.has(t));
    return target.asPage();
  }

  /**
   * Answers the browser's question for hosts with yes, before it is asked: headless there is nobody to press "Allow".
   * The extension has the permission only after it asks for it in a click.
   * @param hosts match patterns, e.g. `https://www.youtube.com/*`
   */
  async allowHosts(hosts: readonly string[]): Promise<void> {
    const page = await this.driver.newPage();
    await page.goto('chrome://extensions');
    for (const host of hosts)
      await page.evaluate(`chrome.developerPrivate.addHostPermission('${this.extensionId}', '${host}')`);
    await page.close();
  }

  async allowKinds(act: () => Promise<unknown>): Promise<void> {
    await act();
  }

  async questionsFor(folder: string): Promise<string[]> {
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    const page = await this.openOwnPage('icon.svg');
    const ask = `new Promise((resolve) =>
      chrome.management.getPermissionWarningsByManifest(${JSON.stringify(manifest)}, resolve))`;
    const warnings = (await page.evaluate(ask)) as string[];
    await page.close();
    return warnings;
  }

  async permissionSaved(host: string, patienceMs = 30_000): Promise<void> {
    const end = Date.now() + patienceMs;
    const files = ['Preferences', 'Secure Preferences'].map((name) => join(this.profile, 'Default', name));
    for (;;) {
      const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
      const granted = texts.some((text) => isGranted(text, this.extensionId, host));
      if (granted) return;
      if (Date.now() > end) throw new Error(`The permission for ${host} was not saved in ${patienceMs} ms`);
      await setTimeout(200);
    }
  }

  /** Does something that saves a file, and gives the path of that file, in a folder that is thrown away. */
  async download(act: () => Promise<unknown>): Promise<string> {
    const folder = throwAwayFolder('download');
    const session = await this.driver.target().createCDPSession();
    const options = { behavior: 'allow', downloadPath: folder, eventsEnabled: true } as const;
    await session.send('Browser.setDownloadBehavior', options);
    const saved = new Promise<void>((resolve) =>
      session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()),
    );
    await act();
    await saved;
    await session.detach();
    const [name = ''] = await readdir(folder);
    return join(folder, name);
  }

  /** @throws Error when it is still there after `patienceMs` */
  async killBackground(patienceMs = 30_000): Promise<void> {
    const target = this.driver.targets().find(isWorker);
    if (!target) return;
    let isGone = false;
    const gone = new Promise<void>((resolve) => {
      const check = (destroyed: Target) => {
        if (destroyed !== target) return;
        this.driver.off('targetdestroyed', check);
        isGone = true;
        resolve();
      };
      this.driver.on('targetdestroyed', check);
    });
    for (const end = Date.now() + patienceMs; !isGone && Date.now() < end; ) {
      // Where it goes by itself meanwhile, the browser refuses the rest. Where a message starts it anew at that very
      // moment, it does so in the same place, and has to be ended once more.
      const ended = target.worker().then((worker) => worker?.close());
      ended.catch(() => undefined);
      await Promise.race([gone, setTimeout(3000)]);
    }
    if (!isGone) throw new Error(`The worker was not ended in ${patienceMs} ms`);
  }

  async crash(): Promise<void> {
    const child = this.driver.process();
    if (!child?.pid) return;
    const ended = once(child, 'exit');
    killAll(child.pid);
    await ended;
  }

  async close(): Promise<void> {
    const pid = this.driver.process()?.pid;
    await this.driver.close();
    if (pid) killAll(pid);
    removeFolder(this.profile);
  }
}

/** Whether the text of a Preferences file says that an extension has a host permission. */
function isGranted(text: string, id: string, host: string): boolean {
  if (!text) return false;
  const active = JSON.parse(text).extensions?.settings?.[id]?.active_permissions?.explicit_host;
  return Array.isArray(active) && active.includes(host);
}

function isWorker(target: Target): boolean {
  return target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
}
