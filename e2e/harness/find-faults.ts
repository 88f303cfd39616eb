import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that depend on colours. All others say in the dark what they said in the light. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Violations that axe finds on a page, in light and in dark, on a wide and on a narrow screen. */
export async function findFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe);
  for (const scheme of ['light', 'dark'])
    for (const width of [1000, 340]) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.setViewport({ width, height: 800 });
      const { violations } = (await page.evaluate(
        `axe.run(${scheme === 'dark' ? JSON.stringify({ runOnly: ofColours }) : ''})`,
      )) as AxeResults;
      found.push(
        ...violations.map((v) => `${v.id} (${v.impact}), ${scheme}, ${width} px: ${v.nodes[0]?.html}`),
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (overflow) found.push(`wider than its window, ${scheme}, ${width} px`);
    }
  return found;
}
