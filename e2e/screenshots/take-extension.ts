import { setTimeout as sleep } from 'node:timers/promises';
import { Device } from '../harness/device.ts';
import { furnish } from '../harness/furnish.ts';
import type { PhotoStudio } from '../harness/photo-studio.ts';
import { openView, views } from '../harness/views.ts';
import { bothSizes, type Camera, type Sizes } from './camera.ts';
import { takeOutcomes } from './take-outcomes.ts';
import { takeStudies } from './take-studies.ts';

const popup: Sizes = { popup: 340 };

/**
 * The extension in one language: before anything is switched on, every view with something in it, what became of stories,
 * and studies.
 * @param which tells the parts that are wanted
 */
export async function takeExtension(
  { web, operator, extension }: PhotoStudio,
  camera: Camera,
  { locale, has }: { locale: string; has: (part: string) => boolean },
): Promise<void> {
  const device = await Device.start({ extension, web, locale });
  try {
    if (has('views')) await takeFirstPages(device, camera);
    await furnish(device, web, operator);
    if (has('views'))
      for (const view of views) {
        const page = await openView(device, view);
        await camera.take(page, view.name, view.name.startsWith('popup') ? popup : bothSizes);
        await page.close();
      }
    if (has('outcomes')) await takeOutcomes(device, camera);
    // Last: where a page is read well, the site that seemed changed is so no more.
    if (has('views')) await takePopupOnSite(device, camera);
    if (has('studies')) await takeStudies(device, operator, camera);
  } finally {
    await device.browser.close();
  }
}

/** What somebody sees before anything is switched on. */
async function takeFirstPages(device: Device, camera: Camera): Promise<void> {
  for (const file of ['welcome', 'popup']) {
    const page = await device.browser.openOwnPage(`${file}.html`);
    await sleep(800);
    await camera.take(page, `${file}-before`, file === 'popup' ? popup : bothSizes);
    await page.close();
  }
}

/** The popup over a page that is read. */
async function takePopupOnSite(device: Device, camera: Camera): Promise<void> {
  const tab = await device.visit('https://www.youtube.com/');
  const page = await device.browser.openPopup(tab);
  await page.waitForSelector('.popup-state');
  await camera.takeAsItIs(page, 'popup-on-site');
  await tab.close();
}
