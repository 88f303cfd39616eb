import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { buildExtension } from '../../../tools/build/build-extension.ts';
import { Chromium } from '../../harness/chromium.ts';
import { removeFolder, throwAwayFolder } from '../../harness/profile.ts';
import { Web } from '../../harness/web.ts';
import type { StoreBench } from './store-page.ts';
import { scrollTray, timeToShow } from './watch-page.ts';

const rounds = 5;

declare const bench: StoreBench;

/**
 * Measures the extension with many stored observations: how long popup and tray take to show, whether scrolling the
 * tray ever holds the page up for 50 ms, and how the store compares with the browser's bare database doing the same
 * reads and writes in the same run. Medians of five; the first is not counted.
 */
export async function benchStore(progress: (text: string) => void, observations = 100_000): Promise<object> {
  const folder = throwAwayFolder('bench');
  const web = await new Web().start();
  let chromium: Chromium | undefined;
  try {
    progress('building the extension');
    const { folder: extension } = await buildExtension('chrome', { out: join('.output', 'bench') });
    cpSync(extension, folder, { recursive: true });
    await addBenchPage(folder);
    chromium = await Chromium.launch({ extension: folder, web });
    const page = await chromium.openOwnPage('bench.html');
    await page.bringToFront();
    await page.waitForFunction('globalThis.bench !== undefined', { polling: 200 });
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
    await chromium?.close();
    await web.close();
    removeFolder(folder);
  }
}

/** Puts a page with the bench into a copy of the built extension. */
async function addBenchPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome137',
      lib: {
        entry: new URL('./store-page.ts', import.meta.url).pathname,
        formats: ['es'],
        fileName: () => 'bench.js',
      },
    },
  });
  const html = '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>';
  writeFileSync(join(folder, 'bench.html'), html);
}

async function opening(chromium: Chromium | undefined, file: string, selector: string): Promise<number> {
  if (!chromium) throw new Error('There is no browser');
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
