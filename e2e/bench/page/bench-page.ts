import { setTimeout } from 'node:timers/promises';
import { gzipOf } from '../../../tools/budgets/sizes.ts';
import type { Built } from '../../../tools/build/build-extension.ts';
import { Chromium } from '../../harness/chromium.ts';
import { Web } from '../../harness/web.ts';
import { OptedIn } from '../../replay/opt-in.ts';
import { feedItems, feedPage } from './feed-page.ts';
import { type PageWork, readTrace } from './read-trace.ts';

/** The same page twice: on a site that is switched on, and on one that Daylight does not know. */
const watched = 'www.youtube.com';
const unwatched = 'feed.example';
const categories = [
  'devtools.timeline',
  'v8.execute',
  'v8',
  'toplevel',
  'disabled-by-default-devtools.timeline',
];

/** What `npm run bench -- page` measures; see docs/testing.md. */
export interface PageBench {
  contentScriptGzipBytes: number;
  scriptMsPer1000Items: number;
  taskRatioVsNone: number;
  longTasksAdded: number;
  longestScriptMs: number;
  taskMs: number;
  scriptMsOnUnknownSite: number;
  rounds: number;
}

/**
 * Shows a feed of 2,000 items, once on a site that Daylight does not know, and then observed, and attributes the main
 * thread's time by the address of the script it ran. Medians over the rounds.
 */
export async function benchPage(
  built: Built,
  progress: (text: string) => void,
  rounds: number,
): Promise<PageBench> {
  const web = await new Web().start();
  const headers = { 'content-type': 'text/html' };
  for (const host of [watched, unwatched])
    web.serve(host, ({ path }) => (path === '/' ? { headers, body: feedPage } : undefined));
  const chromium = await Chromium.launch({ extension: built.folder, web });
  try {
    await OptedIn.to(chromium, 'youtube');
    const elsewhere = await visit(chromium, unwatched);
    const own: PageWork[] = [];
    for (let round = 1; round <= rounds; round++) {
      const work = await visit(chromium, watched);
      own.push(work);
      progress(
        `round ${round} of ${rounds}: ${work.extensionMs.toFixed(1)} of ${work.taskMs.toFixed(0)} ms are Daylight's`,
      );
    }
    return {
      contentScriptGzipBytes: gzipOf(built, 'observe.js'),
      scriptMsPer1000Items: round2((median(own.map((w) => w.extensionMs)) * 1000) / feedItems),
      taskRatioVsNone: round4(median(own.map((w) => w.taskMs / (w.taskMs - w.extensionMs)))),
      longTasksAdded: median(own.map((w) => w.longTasksAdded)),
      longestScriptMs: round2(Math.max(...own.map((w) => w.longestMs))),
      taskMs: Math.round(median(own.map((w) => w.taskMs))),
      scriptMsOnUnknownSite: round2(elsewhere.extensionMs),
      rounds,
    };
  } finally {
    await chromium.close();
    await web.close();
  }
}

/** One visit: the feed fills, the person scrolls down a few screens, and stays for some seconds. */
async function visit(chromium: Chromium, host: string): Promise<PageWork> {
  const page = await chromium.driver.newPage();
  try {
    await page.bringToFront();
    await page.tracing.start({ categories });
    await page.goto(`https://${host}/`);
    await page.waitForFunction('window.isDone === true', { timeout: 60_000 });
    await page.mouse.move(600, 400);
    for (let screen = 0; screen < 6; screen++) {
      await page.mouse.wheel({ deltaY: 700 });
      await setTimeout(500);
    }
    await setTimeout(5000);
    const trace = await page.tracing.stop();
    if (!trace) throw new Error('Chromium gave no trace.');
    return readTrace(new TextDecoder().decode(trace), host);
  } finally {
    await page.close();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

function round2(n: number): number {
  return Math.round(n * 100) / 100;
}

function round4(n: number): number {
  return Math.round(n * 10_000) / 10_000;
}
