import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Browsers that a store package is built for. */
export const browsers = ['chrome', 'firefox', 'edge', 'safari'] as const;
export type Browser = (typeof browsers)[number];

/** One file of a build. Sizes in bytes; `gzip` at level 9. */
export interface BuiltFile {
  file: string;
  bytes: number;
  gzip: number;
}

/** A build of the extension on disk. */
export interface Built {
  browser: Browser;
  /** Absolute path; holds manifest.json. */
  folder: string;
  files: BuiltFile[];
}

/** What may differ between builds; what is absent is taken from the environment, else from wxt.config.ts. */
export interface BuildOptions {
  /** Address of the backend, DAYLIGHT_BACKEND. */
  backend?: string;
  /** Name of the study, DAYLIGHT_STUDY. */
  study?: string;
  /** Public key that rule packs are signed with, DAYLIGHT_RULES_KEY; by default none are taken from anywhere. */
  rulesKey?: string;
  /** Folder for the build's own folder, DAYLIGHT_OUT. */
  out?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');

/** Arguments that make WXT build Manifest V3 for a browser; it would take 2 for Firefox and Safari by itself. */
export function targetArguments(browser: Browser): string[] {
  return browser === 'firefox' || browser === 'safari' ? ['-b', browser, '--mv3'] : ['-b', browser];
}

/** Where programs and folders of this machine are. */
const machine = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];

/**
 * All of the environment that a build hears of: where things are on this machine, and what may differ between builds.
 * Whatever else is set would show in the package. NODE_ENV is the worst: with any other value than this one, JSX is
 * compiled for debugging, with the builder's own paths in it.
 */
function buildEnvironment(
  { backend, study, rulesKey, out }: BuildOptions,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const entries = {
    ...Object.fromEntries(machine.map((name) => [name, env[name]])),
    NODE_ENV: 'production',
    DAYLIGHT_BACKEND: backend ?? env.DAYLIGHT_BACKEND,
    DAYLIGHT_STUDY: study ?? env.DAYLIGHT_STUDY,
    DAYLIGHT_RULES_KEY: rulesKey ?? env.DAYLIGHT_RULES_KEY,
    DAYLIGHT_OUT: out ?? env.DAYLIGHT_OUT,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

/**
 * Runs WXT without showing what it prints.
 *
 * @param args its command with arguments
 * @returns where it wrote: absolute path of the folder for what it makes
 * @throws Error when it fails, with what it printed
 */
export async function runWxt(args: string[], options: BuildOptions): Promise<string> {
  const env = buildEnvironment(options);
  const child = spawn(process.execPath, [wxt, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${output}${errors}\nwxt ${args.join(' ')} failed, see above.`);
  return resolve(root, env.DAYLIGHT_OUT ?? '.output');
}

/** Every file below a folder with its sizes, sorted by name. */
async function measure(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (path) => {
      const content = await readFile(path);
      return {
        file: path.slice(folder.length + 1),
        bytes: content.length,
        gzip: gzipSync(content, { level: 9 }).length,
      };
    }),
  );
}

/**
 * Builds the extension for one browser, Manifest V3.
 *
 * @throws Error when the build fails
 */
export async function buildExtension(browser: Browser, options: BuildOptions = {}): Promise<Built> {
  const out = await runWxt(['build', ...targetArguments(browser)], options);
  const folder = join(out, `${browser}-mv3`);
  return { browser, folder, files: await measure(folder) };
}
