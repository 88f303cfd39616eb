import type { Page } from 'puppeteer-core';
import { click } from './device.ts';

/** Fills in everything that a story for everybody needs, on its open page. */
export async function fillInStory(page: Page, text: string): Promise<void> {
  await click(page, 'input[name=severity][value=much]');
  await page.waitForSelector('[name=category]');
  if (await page.$('select[name=category]'))
    await page.select('select[name=category]', 'recommendation-repeated');
  else await click(page, 'input[name=category][value=recommendation-repeated]');
  await page.type('textarea', text);
  await click(page, 'input[name=audience][value=public]');
}
