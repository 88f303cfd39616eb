import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { covers, type RulePack } from '#shared/rules/rule-pack.ts';
import type { InspectTabAnswer } from '../../extension/messages/inspect-tab.ts';
import { seenAfterMs } from '../../extension/observe/stopwatch.ts';
import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { Chromium } from '../harness/chromium.ts';
import { removeFolder, throwAwayFolder } from '../harness/profile.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from './opt-in.ts';
import { packsOf, replaceRules } from './replace-rules.ts';
import { scrollThrough } from './scroll-through.ts';

export interface ReplayOptions {
  /** Path of the saved page. */
  file: string;
  /** Address to show it under. */
  url: string;
  /** Folder of rules to use instead of those in the extension. */
  rules?: string;
  /** Scrolls through the page. */
  scroll?: boolean;
}

export type Replayed = Extract<InspectTabAnswer, { observed: true }> & { rules: string };

// Scripts of the page would go on where the saved page stopped; here it stays as it was saved.
const frozen =
  "script-src 'none'; object-src 'none'; frame-src 'none'; connect-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'";

/**
 * Shows a saved page in a real Chromium with the built extension, and gives what the extension makes of it.
 * @throws Error with one sentence for people
 */
export async function replay(options: ReplayOptions, progress: (text: string) => void): Promise<Replayed> {
  const body = readPage(options.file);
  const address = readAddress(options.url);
  let extension = await buildIfStale('.cache/replay');
  const web = await new Web().start();
  let chromium: Chromium | undefined;
  let copy = '';
  try {
    if (options.rules) {
      copy = throwAwayFolder('rules');
      replaceRules(extension, options.rules, copy);
      extension = copy;
    }
    const pack = packFor(address, packsOf(extension));
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': frozen };
    web.serve(address.hostname, ({ path }) =>
      path === address.pathname + address.search ? { headers, body } : undefined,
    );
    progress('starting Chromium');
    chromium = await Chromium.launch({ extension, web });
    const optedIn = await OptedIn.to(chromium, pack.source);
    progress(`showing ${options.file} as ${address.href}`);
    const page = await chromium.browser.newPage();
    await page.goto(address.href, { waitUntil: 'domcontentloaded' });
    await settled(optedIn, address.href);
    await setTimeout(seenAfterMs);
    if (options.scroll) await scrollThrough(page, () => visibleMs(optedIn, address.href), progress);
    return { ...(await settled(optedIn, address.href)), rules: `${pack.source}@${pack.version}` };
  } finally {
    await chromium?.close();
    await web.close();
    removeFolder(copy);
  }
}

function readPage(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
}

function readAddress(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return url;
  throw new Error(`${text} is not an https address, e.g. https://www.youtube.com/.`);
}

function packFor(address: URL, packs: readonly RulePack[]): RulePack {
  const pack = packs.find((p) => covers(p, address));
  if (!pack) throw new Error(`Daylight has no rules for ${address.hostname}.`);
  return pack;
}

/** What the extension makes of the page, once it is the same twice in a row. */
async function settled(
  optedIn: OptedIn,
  url: string,
): Promise<Extract<InspectTabAnswer, { observed: true }>> {
  let before = '';
  for (const end = Date.now() + 30_000; Date.now() < end; await setTimeout(500)) {
    const answer = await optedIn.inspect(url);
    if (!answer.observed) continue;
    const found = JSON.stringify(answer.observations.map(({ item, position }) => [item, position]));
    if (found === before) return answer;
    before = found;
  }
  throw new Error(`The extension did not observe ${url} within 30 seconds.`);
}

async function visibleMs(optedIn: OptedIn, url: string): Promise<number[]> {
  const answer = await optedIn.inspect(url);
  return answer.observed ? answer.observations.map(({ seen }) => seen.visibleMs) : [];
}
