// @ts-check
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep } from './command.mjs';

/** What tests use besides packages from npm: the program looked for, and Debian's package that has it. */
const programs = /** @type {const} */ ({ Xvfb: 'xvfb', xdotool: 'xdotool' });

// Debian's /usr/bin/chromium is a shell script that gets in the way of loading an extension: the real one comes first.
const chromiums = {
  linux: [
    '/usr/lib/chromium/chromium',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

// Only an ESR (and a developer edition) takes a package that no store has signed.
const firefoxes = {
  linux: ['/usr/lib/firefox-esr/firefox-esr', 'firefox-esr'],
  darwin: ['/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Firefox Developer Edition\\firefox.exe'],
};

/** @param {string} file @returns {boolean} */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} program a name, or a whole path @returns {string | undefined} */
function find(program) {
  if (program.includes('/') || program.includes('\\')) return runs(program) ? program : undefined;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(runs);
}

/** Path of a Chromium or Chrome: DAYLIGHT_CHROMIUM, else where browsers usually are. @returns {string | undefined} */
export function findChromium() {
  if (process.env.DAYLIGHT_CHROMIUM) return find(process.env.DAYLIGHT_CHROMIUM);
  const places = chromiums[/** @type {keyof typeof chromiums} */ (process.platform)] ?? chromiums.linux;
  return places.map(find).find((path) => path !== undefined);
}

/** Path of a Firefox: DAYLIGHT_FIREFOX, else where an ESR usually is. @returns {string | undefined} */
export function findFirefox() {
  if (process.env.DAYLIGHT_FIREFOX) return find(process.env.DAYLIGHT_FIREFOX);
  const places = firefoxes[/** @type {keyof typeof firefoxes} */ (process.platform)] ?? firefoxes.linux;
  return places.map(find).find((path) => path !== undefined);
}

/**
 * Debian packages for what is not on this machine.
 * @param {boolean} tests whether the tests' other programs are wanted as well
 * @returns {string[]}
 */
export function missingPackages(tests) {
  const others = Object.entries(programs).flatMap(([program, name]) => (find(program) ? [] : [name]));
  return [...(findChromium() ? [] : ['chromium', 'fonts-liberation']), ...(tests ? others : [])];
}

/** The same for Firefox, without which the tests do what they can, and say so. @returns {string[]} */
export function missingFirefox() {
  return findFirefox() ? [] : ['firefox-esr'];
}

/** Whether we may install Debian packages without asking anybody. */
export function mayInstall() {
  if (process.getuid?.() !== 0 || process.env.DAYLIGHT_CHROMIUM || !find('apt-get')) return false;
  try {
    return /^ID=["']?debian["']?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string[]} names of Debian packages */
export async function installFromDebian(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const failure = `Debian's packages ${names.join(', ')} could not be installed (see above). Install them by hand, then run the same command again.`;
  await runStep('apt-get', ['update'], { env, failure });
  await runStep('apt-get', ['install', '--yes', '--no-install-recommends', ...names], { env, failure });
}
