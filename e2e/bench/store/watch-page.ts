import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/**
 * Opens an address and measures until something stands on the page.
 * @returns milliseconds from the start of the navigation until the frame that shows it has been painted
 */
export async function timeToShow(page: Page, address: string, selector: string): Promise<number> {
  await page.evaluateOnNewDocument((wanted) => {
    const look = () => {
      if (!document.querySelector(wanted)) return;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => performance.mark('shown');
      requestAnimationFrame(() => port2.postMessage('painted'));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  }, selector);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0, { polling: 20 });
  return page.evaluate(() => performance.getEntriesByName('shown')[0]?.startTime ?? Number.NaN);
}

/** Scrolls through the tray, slowly and in leaps, and counts what held the page up for more than 50 ms. */
export async function scrollTray(page: Page): Promise<{ longTasks: number; rows: number }> {
  await page.waitForSelector('[aria-posinset]');
  await sleep(1000);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) tasks.push(task.duration);
    }).observe({ type: 'longtask' });
  });
  const seen = new Set<number>();
  const note = async () => {
    for (const place of await page.$$eval('[aria-posinset]', (rows) =>
      rows.map((row) => Number(row.getAttribute('aria-posinset'))),
    ))
      seen.add(place);
  };
  const box = await (await page.waitForSelector('[aria-posinset]'))?.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
  for (let i = 0; i < 40; i++) {
    await page.mouse.wheel({ deltaY: 600 });
    await sleep(30);
    await note();
  }
  for (const leap of [200_000, 1_000_000, 3_000_000, -2_000_000, 4_000_000]) {
    await page.mouse.wheel({ deltaY: leap });
    await sleep(400);
    await note();
  }
  const longTasks = await page.evaluate('tasks.length');
  return { longTasks: Number(longTasks), rows: seen.size };
}
