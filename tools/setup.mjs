// @ts-check
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  findChromium,
  findFirefox,
  installFromDebian,
  mayInstall,
  missingFirefox,
  missingPackages,
} from './setup/browser.mjs';
import { runChild } from './setup/child.mjs';
import { SetUpError } from './setup/command.mjs';
import { installPackages, packagesInstalled } from './setup/packages.mjs';
import { findNode } from './setup/pinned-node.mjs';
import { typesStale, writeTypes } from './setup/prepare.mjs';
import { elapsed, step } from './setup/step.mjs';

const root = new URL('../', import.meta.url);

/** @typedef {'needed' | 'wanted' | 'unused'} Browser needed: no start without one; wanted: installed when that is easy */
/** @typedef {{ browser: Browser, types?: boolean, quiet?: boolean }} Needs types: those WXT writes; quiet: no word when nothing is to do */

/** @param {Browser} browser @returns {Promise<boolean>} whether anything was installed */
async function provideBrowser(browser) {
  if (browser === 'unused') return false;
  const named = process.env.DAYLIGHT_CHROMIUM;
  if (named && !findChromium())
    throw new SetUpError(`DAYLIGHT_CHROMIUM names ${named}, which is no program that can be run here.`);
  const missing = missingPackages(browser === 'needed');
  if (missing.length === 0) return false;
  if (mayInstall()) {
    await step(`Installing ${missing.join(', ')} from Debian (about a minute)`, () =>
      installFromDebian(missing),
    );
    return true;
  }
  if (browser === 'wanted') {
    console.error(
      'No Chromium or Chrome found: going on without. DAYLIGHT_CHROMIUM can name its program file.',
    );
    return false;
  }
  const linux = process.platform === 'linux';
  if (!linux && findChromium()) return false;
  throw new SetUpError(
    linux
      ? `The tests need a browser and some programs that are not here. On Debian: sudo apt-get install ${missing.join(' ')}. A browser elsewhere can be named in DAYLIGHT_CHROMIUM.`
      : 'The tests need Chromium or Chrome. Install one, or name its program file in DAYLIGHT_CHROMIUM.',
  );
}

/** Firefox, for the tests: where none can be had, they go on without it. @returns {Promise<boolean>} whether it was installed */
async function provideFirefox() {
  const named = process.env.DAYLIGHT_FIREFOX;
  if (named && !findFirefox())
    throw new SetUpError(`DAYLIGHT_FIREFOX names ${named}, which is no program that can be run here.`);
  const missing = missingFirefox();
  if (missing.length === 0 || !mayInstall()) return false;
  try {
    await step(`Installing ${missing.join(', ')} from Debian (about a minute)`, () =>
      installFromDebian(missing),
    );
    return true;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`${error.message} Until then, nothing is tested in Firefox.`);
    return false;
  }
}

/**
 * Makes this machine ready. What is there already is left alone, and said in one line.
 * @param {Needs} needs
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} what everything else is run with
 * @throws {SetUpError}
 */
async function setUp({ browser, types = false, quiet = false }) {
  const since = Date.now();
  const fresh = packagesInstalled(root);
  if (!fresh) await step('Installing packages (about a minute)', installPackages);
  const { path, version } = findNode(root);
  const chromiumInstalled = await provideBrowser(browser);
  const firefoxInstalled = browser === 'needed' && (await provideFirefox());
  const chromium = findChromium();
  const bin = fileURLToPath(new URL('node_modules/.bin', root));
  const env = {
    ...process.env,
    PATH: [dirname(path), bin, process.env.PATH].join(delimiter),
    ...(chromium ? { DAYLIGHT_CHROMIUM: chromium } : {}),
  };
  const stale = types && typesStale(root);
  if (stale) await step('Writing the types of the extension', () => writeTypes(root, path, env));
  if (!quiet && fresh && !stale && !chromiumInstalled && !firefoxInstalled)
    console.error(
      `✓ Set up already: packages, Node ${version.slice(1)}, ${chromium ?? 'no browser'}, ${elapsed(since)}`,
    );
  return { node: path, env };
}

/**
 * The way into every command: set-up, then `file` under Node 24. Ends this process as `file` ended.
 * @param {string} file TypeScript, relative to the root of the project
 * @param {string[]} args
 * @param {Needs} needs
 */
export async function enter(file, args, needs) {
  try {
    if (Number(process.versions.node.split('.')[0]) < 20)
      throw new SetUpError(
        `Daylight needs Node 20 or newer; this is ${process.version}. See https://nodejs.org.`,
      );
    process.chdir(fileURLToPath(root));
    const { node, env } = await setUp(needs);
    const { code } = await runChild(node, [file, ...args], { env });
    process.exitCode = code;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
