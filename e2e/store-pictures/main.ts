// npm run store-pictures: takes the pictures that stores ask for, of the real extension: 1280 x 800, and the small tile.
import { mkdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { readListing } from '../../tools/store/listing.ts';
import { Device } from '../harness/device.ts';
import { furnish } from '../harness/furnish.ts';
import { openPhotoStudio } from '../harness/photo-studio.ts';
import { openView, views } from '../harness/views.ts';
import { promoTile } from './promo-tile.ts';

const folder = 'docs/store/pictures';
/** What Chrome, Edge and Firefox take alike, in pixels. */
const screen = { width: 1280, height: 800 };
/** The order in which a store shows them: the choice first, since nothing happens before it. */
const shown = ['welcome', 'tray', 'story', 'insights', 'my-data'];

await mkdir(folder, { recursive: true });
const studio = await openPhotoStudio();
const { web, operator, extension } = studio;
const device = await Device.start({ extension, web });
const taken: string[] = [];
try {
  const welcome = await device.browser.openOwnPage('welcome.html');
  await welcome.waitForSelector('button[name=agree]');
  await take(welcome, '1-welcome');
  await furnish(device, web, operator, { isChanged: false });
  for (const [place, name] of shown.slice(1).entries()) {
    const view = views.find((one) => one.name === name);
    if (!view) throw new Error(`There is no view ${name} any more.`);
    await take(await openView(device, view), `${place + 2}-${name}`);
  }
  const tile = await device.visit('about:blank');
  const { name, summary } = await readListing('en');
  const icon = await readFile('extension/public/icon.svg', 'utf8');
  await tile.setContent(promoTile({ icon, name, line: summary.split('. ')[0] ?? '' }));
  await take(tile, 'tile', { width: 440, height: 280 });
} finally {
  await device.browser.close();
  await studio.close();
}
console.log(JSON.stringify({ folder, taken }));

async function take(page: Page, name: string, size = screen): Promise<void> {
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await sleep(500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  taken.push(name);
}
