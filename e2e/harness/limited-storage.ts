import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';
import { throwAwayFolder } from './profile.ts';

/** Chromium believes for so long that the room it saw last is still there, in milliseconds. */
export const limitDelay = 31_000;

/**
 * A copy of a built extension, word for word but for one permission: with `unlimitedStorage`, Chromium (150) ignores
 * every limit but the end of the disk, which a test must not reach. Without it, the browser itself refuses a write.
 */
export function withoutUnlimitedStorage(built: string): string {
  const folder = throwAwayFolder('limited');
  cpSync(built, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = manifest.permissions.filter((name: string) => name !== 'unlimitedStorage');
  if (permissions.length === manifest.permissions.length) throw new Error('There was no such permission');
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return folder;
}

/**
 * Limits the room that the extension has, in bytes, for as long as `page`, one of its own, is open. A lower limit is in
 * force after `limitDelay`, a higher one at once.
 */
export async function limitStorage({ extensionId }: Chromium, page: Page, quotaSize: number): Promise<void> {
  const session = await page.createCDPSession();
  const origin = `chrome-extension://${extensionId}`;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

/** Takes all room that is left, from a page of the extension. Answers how many bytes that were. */
export function fillStorage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ballast');
      request.onupgradeneeded = () => request.result.createObjectStore('ballast', { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const fits = (size: number) =>
      new Promise<boolean>((resolve, reject) => {
        const transaction = database.transaction('ballast', 'readwrite', { durability: 'strict' });
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        transaction.objectStore('ballast').add(bytes);
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () =>
          transaction.error?.name === 'QuotaExceededError' ? resolve(false) : reject(transaction.error);
      });
    let taken = 0;
    for (let size = 1 << 20; size >= 64; size >>= 1)
      while (await fits(size)) {
        taken += size;
        if (taken > 1 << 26) throw new Error('The storage does not fill up: the limit is not in force');
      }
    database.close();
    return taken;
  });
}
