import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type { Built } from '../../../tools/build/build-extension.ts';
import { Chromium } from '../../harness/chromium.ts';
import { removeFolder, throwAwayFolder } from '../../harness/profile.ts';
import { Web } from '../../harness/web.ts';

/** The built extension in a browser, with a page of its own origin more: `globalThis.bench` there is a `StoreBench`. */
export interface BenchPage {
  chromium: Chromium;
  page: Page;
  close(): Promise<void>;
}

/**
 * Adds the bench to a copy of the built extension, and opens that.
 * @throws Error when there is no browser
 */
export async function openBenchPage({ folder: extension }: Built): Promise<BenchPage> {
  const folder = throwAwayFolder('bench');
  const web = await new Web().start();
  let chromium: Chromium | undefined;
  const close = async () => {
    await chromium?.close();
    await web.close();
    removeFolder(folder);
  };
  try {
    cpSync(extension, folder, { recursive: true });
    await addBenchPage(folder);
    chromium = await Chromium.launch({ extension: folder, web });
    const page = await chromium.openOwnPage('bench.html');
    await page.bringToFront();
    await page.waitForFunction('globalThis.bench !== undefined', { polling: 200 });
    return { chromium, page, close };
  } catch (error) {
    await close();
    throw error;
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
