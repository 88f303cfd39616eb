import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { type Browser, connect, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../tools/setup/browser.mjs';
import type { LaunchOptions, OwnBrowser } from '../own-browser.ts';
import { endWithUs, killAll, removeFolder, throwAwayFolder } from '../profile.ts';
import { FirefoxConnection } from './connection.ts';
import { OwnWindow } from './own-window.ts';
import { answerQuestion, openPanel, type Reply } from './panels.ts';
import { writePreferences } from './preferences.ts';

/** By this name pages of the extension are found; a profile would make one up. */
const host = 'daa11947-0000-4000-8000-000000000001';

/** A real Firefox with the extension in it, installed for good, as from a store. */
export class Firefox implements OwnBrowser {
  readonly driver: Browser;
  readonly profile: string;
  readonly #child: ChildProcess;
  readonly #connection: FirefoxConnection;
  readonly #window: OwnWindow;
  readonly #id: string;

  private constructor(
    driver: Browser,
    profile: string,
    child: ChildProcess,
    connection: FirefoxConnection,
    window: OwnWindow,
    id: string,
  ) {
    this.driver = driver;
    this.profile = profile;
    this.#child = child;
    this.#connection = connection;
    this.#window = window;
    this.#id = id;
  }

  /**
   * Starts it and waits until the extension's background runs.
   * @throws Error with one sentence for people when there is no Firefox
   */
  static async launch({ extension, web, locale = 'en', ...options }: LaunchOptions): Promise<Firefox> {
    const program = findFirefox();
    if (!program)
      throw new Error(
        'No Firefox ESR was found: install firefox-esr, or name its program in DAYLIGHT_FIREFOX.',
      );
    const profile = options.profile ?? throwAwayFolder('firefox');
    const id = idOf(extension);
    writePreferences(profile, web, { [id]: host }, locale);
    const child = spawn(
      program,
      [
        '--headless',
        '--no-remote',
        '--remote-debugging-port=0',
        '--remote-allow-system-access', // For the browser's own window, and pages of the extension.
        '--profile',
        profile,
        'about:blank',
      ],
      {
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
        // Else a stock Firefox does not let anybody say where its own settings come from.
        env: {
          ...process.env,
          MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
          ...(options.home ? { HOME: options.home } : {}),
        },
      },
    );
    if (child.pid) endWithUs(child.pid);
    try {
      const connection = await FirefoxConnection.open(`${await addressOf(child)}/session`);
      const driver = await connect({
        transport: connection,
        protocol: 'webDriverBiDi',
        acceptInsecureCerts: true,
        defaultViewport: { width: 1280, height: 800 },
      });
      const window = await OwnWindow.find(connection);
      const firefox = new Firefox(driver, profile, child, connection, window, id);
      if (!options.profile || options.isUpdate) await firefox.#install(extension);
      await firefox.#backgroundRuns();
      return firefox;
    } catch (error) {
      if (child.pid) killAll(child.pid);
      throw error;
    }
  }

  async openOwnPage(file: string): Promise<Page> {
    const page = await this.driver.newPage();
    await page.goto(`moz-extension://${host}/${file}`);
    return page;
  }

  async openPopup(page: Page, file = 'popup.html'): Promise<Page> {
    await page.bringToFront();
    const address = `moz-extension://${host}/${file}`;
    return openPanel(this.#window, this.#connection, this.driver, this.#id, address);
  }

  /** Waits for the question in the background, and presses its button. What goes wrong shows where the question stays. */
  async allowHosts(): Promise<void> {
    this.answer('allow').catch(() => undefined);
  }

  async allowKinds(act: () => Promise<unknown>): Promise<void> {
    const answered = this.answer('allow');
    await Promise.all([answered, act()]);
  }

  /** Answers the browser's next question for permissions by its own button. Gives what it said. */
  answer(reply: Reply): Promise<string> {
    return answerQuestion(this.#window, reply);
  }

  questionsFor(folder: string): Promise<string[]> {
    const read = `const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
    const data = new ExtensionData(Services.io.newURI(values[0]));
    await data.loadManifest();
    const { permissions, data_collection } = data.getRequiredPermissions();
    const { origins } = data.getRequestedPermissions(); // Those that an installation shows.
    const prompts = await Promise.all(permissions.map((each) => ExtensionData.shouldPromptFor(each)));
    const kinds = data_collection.filter((each) => each !== 'none');
    return [...permissions.filter((_, i) => prompts[i]), ...origins, ...kinds];`;
    return this.#window.run(read, pathToFileURL(`${folder}/`).href);
  }

  async permissionSaved(pattern: string, patienceMs = 30_000): Promise<void> {
    const end = Date.now() + patienceMs;
    const lies = async (file: string, text: string) =>
      (await readFile(join(this.profile, file)).catch(() => Buffer.alloc(0))).includes(text);
    const isSaved = async () =>
      (await lies('extensions.json', this.#id)) &&
      // Compressed: what repeats is not there in full.
      (await lies('addonStartup.json.lz4', `${this.#id.split('@')[0]}@`)) &&
      (await lies('extension-preferences.json', pattern));
    while (!(await isSaved())) {
      if (Date.now() > end)
        throw new Error(`The permission for ${pattern} was not saved in ${patienceMs} ms`);
      await setTimeout(200);
    }
  }

  async killBackground(): Promise<void> {
    const end = `await WebExtensionPolicy.getByID(values[0]).extension.terminateBackground({
      ignoreDevToolsAttached: true,
      disableResetIdleForTest: true,
    });`;
    await this.#window.run(end, this.#id);
  }

  async crash(): Promise<void> {
    const { pid } = this.#child;
    if (!pid || this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    killAll(pid);
    await ended;
  }

  async close(): Promise<void> {
    await this.crash();
    removeFolder(this.profile);
  }

  async #install(extension: string): Promise<void> {
    const archive = join(throwAwayFolder('package'), 'daylight.xpi');
    await writeFile(archive, isPackage(extension) ? await readFile(extension) : await packed(extension));
    const extensionData = { type: 'archivePath', path: archive };
    await this.#connection.call('webExtension.install', { extensionData, 'moz:permanent': true });
  }

  async #backgroundRuns(patienceMs = 30_000): Promise<void> {
    const state = () =>
      this.#window.run('return WebExtensionPolicy.getByID(values[0])?.extension?.backgroundState', this.#id);
    for (const end = Date.now() + patienceMs; (await state()) !== 'running'; await setTimeout(100))
      if (Date.now() > end) throw new Error(`The background did not start in ${patienceMs} ms`);
  }
}

const isPackage = (extension: string) => extension.endsWith('.zip');

function idOf(extension: string): string {
  const text = isPackage(extension)
    ? strFromU8(unzipSync(readFileSync(extension))['manifest.json'] ?? new Uint8Array())
    : readFileSync(join(extension, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text);
  return manifest.browser_specific_settings.gecko.id;
}

/** The folder as one file, which is what Firefox keeps. */
async function packed(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const);
  return zipSync(Object.fromEntries(await Promise.all(named)), { level: 1 });
}

/** Where it can be spoken to, which it prints when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr?.on('data', (data) => {
      printed = (printed + data).slice(-10_000);
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(printed) ?? [];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`Firefox ended with ${code} while it started:\n${printed}`)),
    );
  });
}
