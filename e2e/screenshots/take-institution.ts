import { setTimeout as sleep } from 'node:timers/promises';
import { Device } from '../harness/device.ts';
import { lacksPolicies, underPolicy } from '../harness/institution.ts';
import type { PhotoStudio } from '../harness/photo-studio.ts';
import type { Camera } from './camera.ts';

const settings = {
  organisation: 'University of Somewhere',
  sources: ['youtube', 'nowhere'],
  shortestHoldHours: 48,
};

/** What an institution set, where it is said; and what becomes of the code of an invitation. */
export async function takeInstitution(
  { extension, web }: PhotoStudio,
  camera: Camera,
  locale: string,
): Promise<void> {
  const lack = lacksPolicies();
  if (lack) return console.error(`WHAT AN INSTITUTION SETS IS ON NO PICTURE: ${lack}`);
  const policy = underPolicy(extension, settings);
  const device = await Device.start({ extension: policy.extension, web, locale });
  try {
    await device.browser.allowHosts(['https://www.youtube.com/*']);
    const welcome = await device.browser.openOwnPage('welcome.html');
    await welcome.waitForSelector('button[name=agree]');
    await camera.take(welcome, 'institution-welcome');
    await device.choose(welcome, ['recommendation'], 'donate');
    for (const view of ['choices', 'data', 'tray']) {
      const page = await device.browser.openOwnPage(`dashboard.html#${view}`);
      await page.waitForSelector('main h1');
      await sleep(500);
      await camera.take(page, `institution-${view}`);
      await page.close();
    }
    policy.set({ ...settings, donation: 'off' });
    await sleep(8000); // Until Chromium has taken notice.
    const tray = await device.browser.openOwnPage('dashboard.html#tray');
    await tray.waitForSelector('main h1');
    await camera.take(tray, 'institution-nothing-leaves');
    policy.set({});
    await sleep(8000);
    await device.remember('invitation', { code: 'harvest-moon-8' });
    const data = await device.browser.openOwnPage('dashboard.html#data');
    await data.waitForSelector('.notice');
    await camera.take(data, 'invitation-trying');
    await device.remember('invitation', { code: 'harvest-moon-8', waits: 'refused', askedAt: Date.now() });
    await data.waitForSelector('input[name=invite]');
    await camera.take(data, 'invitation-refused');
    await device.remember('invitation', { code: 'harvest-moon-7' });
    await data.reload();
    await data.waitForSelector('.notice');
    await device.remember('invitation', {});
    await sleep(3000);
    await camera.take(data, 'invitation-taken');
  } finally {
    await device.browser.close();
  }
}
