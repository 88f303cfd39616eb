import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { seenAfterMs } from '../../extension/observe/stopwatch.ts';

/** Long enough for a screen to come to rest, and to tell what is in view. */
const glanceMs = 100;

/**
 * Scrolls a page from top to bottom with the wheel, a part of a screen at a time. Stays where there is something to see
 * for as long as it takes to count as seen, and passes over what is empty.
 * @param visibleMs how long each item was in view so far, in a fixed order
 */
export async function scrollThrough(
  page: Page,
  visibleMs: () => Promise<number[]>,
  progress: (text: string) => void,
): Promise<void> {
  await page.bringToFront();
  const { width = 1280, height = 800 } = page.viewport() ?? {};
  await page.mouse.move(width / 2, height / 2);
  for (let before = -1; ; ) {
    await setTimeout(glanceMs);
    const earlier = await visibleMs();
    await setTimeout(glanceMs);
    const now = await visibleMs();
    const isNew = now.some((ms, i) => ms > (earlier[i] ?? 0) && ms < seenAfterMs + 2 * glanceMs);
    if (isNew) await setTimeout(seenAfterMs);
    const [y = 0, whole = 0] = await page.evaluate(() => [scrollY, document.documentElement.scrollHeight]);
    if (y === before) return;
    before = y;
    progress(`scrolled ${Math.min(100, Math.round((100 * (y + height)) / whole))} %`);
    await page.mouse.wheel({ deltaY: height * 0.6 });
  }
}
