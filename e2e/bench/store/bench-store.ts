import type { Page } from 'puppeteer-core';
import type { Built } from '../../../tools/build/build-extension.ts';
import type { Chromium } from '../../harness/chromium.ts';
import { openBenchPage } from './open-bench-page.ts';
import type { StoreBench } from './store-page.ts';
import { scrollTray, timeToShow } from './watch-page.ts';

const rounds = 5;

declare const bench: StoreBench;

/**
 * Measures the extension with many stored observations: how long popup and tray take to show, whether scrolling the
 * tray ever holds the page up for 50 ms, and how the store compares with the browser's bare database doing the same
 * reads and writes in the same run. Medians of five; the first is not counted.
 */
export async function benchStore(
  built: Built,
  progress: (text: string) => void,
  observations: number,
): Promise<object> {
  const { chromium, page, close } = await openBenchPage(built);
  try {
    progress(
      `storing ${observations.toLocaleString('en')} observations twice, as the extension does and bare`,
    );
    await page.evaluate((count) => bench.fill(count), observations);
    progress('reading and writing, side by side');
    const capture = await repeated(() => page.evaluate(() => bench.capture()));
    const read = await repeated(() => page.evaluate(() => bench.read()));
    progress('opening popup and tray');
    const popupOpenMs = await median(() => opening(chromium, 'popup.html', '.popup-state h1'));
    const trayOpenMs = await median(() =>
      opening(chromium, 'dashboard.html#tray', '[aria-posinset] .row-title'),
    );
    const tray = await chromium.openOwnPage('dashboard.html#tray');
    const scrolled = await scrollTray(tray);
    const ours = middle(capture.map((c) => c.ours)) + middle(read.map((r) => r.ours));
    const raw = middle(capture.map((c) => c.raw)) + middle(read.map((r) => r.raw));
    return {
      observations,
      popupOpenMs,
      trayOpenMs,
      trayScrollLongTasks: scrolled.longTasks,
      trayScrolledRows: scrolled.rows,
      captureMsPer1000: middle(capture.map((c) => c.ours)),
      captureVsRaw: ratio(capture),
      readVsRaw: ratio(read),
      vsRawIndexedDb: round(ours / raw),
    };
  } finally {
    await close();
  }
}

async function opening(chromium: Chromium, file: string, selector: string): Promise<number> {
  const page: Page = await chromium.driver.newPage();
  const time = await timeToShow(page, `chrome-extension://${chromium.extensionId}/${file}`, selector);
  await page.close();
  return time;
}

async function repeated<T>(measure: () => Promise<T>): Promise<T[]> {
  await measure();
  const results: T[] = [];
  for (let i = 0; i < rounds; i++) results.push(await measure());
  return results;
}

async function median(measure: () => Promise<number>): Promise<number> {
  return middle(await repeated(measure));
}

function middle(numbers: readonly number[]): number {
  return round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN);
}

/** Median of the ratios of each round, so that a hiccup of the machine hits both sides of one round alone. */
function ratio(rounds: readonly { ours: number; raw: number }[]): number {
  return middle(rounds.map(({ ours, raw }) => ours / raw));
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
