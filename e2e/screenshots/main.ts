// npm run screenshots: takes every view of the extension, to be looked at: in light, in dark, in Arabic, and narrow.
import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Device } from '../harness/device.ts';
import { furnish } from '../harness/furnish.ts';
import { openPhotoStudio } from '../harness/photo-studio.ts';
import { openView, views } from '../harness/views.ts';

const folder = '.screenshots';

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const studio = await openPhotoStudio();
const { web, operator, extension } = studio;
let taken = 0;
try {
  for (const locale of ['en', 'ar']) {
    const device = await Device.start({ extension, web, locale });
    try {
      await takeFirstPage(device, locale);
      await furnish(device, web, operator);
      for (const view of views)
        for (const [name, width] of sizesOf(view.name))
          for (const scheme of locale === 'en' ? ['light', 'dark'] : ['light']) {
            const page = await openView(device, view);
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            await page.setViewport({ width, height: 900 });
            await sleep(400);
            await page.screenshot({
              path: `${folder}/${view.name}-${name}-${scheme}-${locale}.png`,
              fullPage: true,
              captureBeyondViewport: false, // Beyond it, Chromium draws nothing of a page from right to left.
            });
            await page.close();
            taken++;
          }
      // Last: where a page is read well, the site that seemed changed is so no more.
      await takePopupOnSite(device, locale);
      console.error(`${locale}: done`);
    } finally {
      await device.browser.close();
    }
  }
} finally {
  await studio.close();
}
console.log(JSON.stringify({ folder, taken }));

/** What somebody sees before anything is switched on. */
async function takeFirstPage(device: Device, locale: string): Promise<void> {
  for (const file of ['welcome', 'popup']) {
    const page = await device.browser.openOwnPage(`${file}.html`);
    await page.setViewport({ width: file === 'popup' ? 340 : 1000, height: 900 });
    await sleep(800);
    await page.screenshot({ path: `${folder}/${file}-before-light-${locale}.png`, fullPage: true });
    await page.close();
    taken++;
  }
}

/** The popup over a page that is read, at its true size. */
async function takePopupOnSite(device: Device, locale: string): Promise<void> {
  const tab = await device.visit('https://www.youtube.com/');
  const popup = await device.browser.openPopup(tab);
  await popup.waitForSelector('.popup-state');
  await sleep(400);
  await popup.screenshot({ path: `${folder}/popup-on-site-light-${locale}.png` });
  await tab.close();
  taken++;
}

function sizesOf(view: string): [string, number][] {
  return view.startsWith('popup')
    ? [['popup', 340]]
    : [
        ['wide', 1100],
        ['narrow', 340],
      ];
}
