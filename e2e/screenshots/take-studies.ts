import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { addDays, utcDay } from '#shared/day.ts';
import { aStudyFile, aStudyText } from '../../shared/studies/testing/a-study.ts';
import { click, type Device } from '../harness/device.ts';
import type { Study } from '../harness/study.ts';
import type { Camera } from './camera.ts';

const today = utcDay(new Date());
const open = { from: addDays(today, -5), until: addDays(today, 30) };

/** One that can be joined, with groups; one that begins later and asks for what is switched off; one with everything long. */
const files = [
  aStudyFile({ ...open, arms: ['plain', 'with-note'] }),
  aStudyFile({
    ...{ study: 'later', from: addDays(today, 20), until: addDays(today, 80) },
    organisation: { name: 'Zentrum für Verbraucherschutzforschung', website: 'https://zentrum.example/' },
    asks: [
      {
        source: 'tiktok',
        surfaces: ['home', 'for-you'],
        kinds: ['recommendation', 'ad'],
        fields: ['item.title'],
      },
    ],
    texts: { en: { ...aStudyText, title: 'Short films that are advertising without saying so' } },
  }),
];

/**
 * The page of studies, as it is over the life of one: offered, read, joined, with something sent, changed, left, and
 * over. Needs a device that donates what is on www.youtube.com, with an extension that trusts the operator's key.
 */
export async function takeStudies(device: Device, operator: Study, camera: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-studies-'));
  const publish = async (file: (typeof files)[number]) => {
    const path = join(folder, `${file.study}.json`);
    writeFileSync(path, JSON.stringify(file));
    await operator.command('study', 'publish', path);
  };
  try {
    for (const file of files) await publish(file);
    await learn(device);
    const page = await device.browser.openOwnPage('dashboard.html#studies');
    await page.waitForSelector(bridges);
    await camera.take(page, 'studies-offered');
    await openPaper(page);
    await camera.take(page, 'studies-paper');
    await joinIt(page);
    await camera.take(page, 'studies-joined');
    await send(device);
    await page.reload();
    await page.waitForSelector('.study-joined');
    await camera.take(page, 'studies-sent');
    await publish(aStudyFile({ ...open, version: 2, retentionDays: 60, arms: ['plain', 'with-note'] }));
    await learn(device);
    await page.reload();
    await page.waitForSelector('[data-study] .notice');
    await camera.take(page, 'studies-changed');
    await openPaper(page);
    await joinIt(page);
    await click(page, 'button[name=leave]');
    await page.waitForFunction(() => !document.querySelector('.study-joined'), { polling: 100 });
    await camera.take(page, 'studies-left');
    await openPaper(page);
    await joinIt(page);
    await operator.command('study', 'close', 'bridges');
    await learn(device);
    await page.reload();
    await page.waitForSelector(bridges);
    await camera.take(page, 'studies-over');
    await page.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bridges = 'article[data-study=bridges]';

async function openPaper(page: Page): Promise<void> {
  if (!(await page.$(`${bridges} details[open]`))) await click(page, `${bridges} summary`);
}

async function joinIt(page: Page): Promise<void> {
  await click(page, 'button[name=join]');
  await page.waitForSelector('.study-joined');
  await sleep(300);
}

/** Has a device hear at once what it would hear of within six hours. */
async function learn(device: Device): Promise<void> {
  const page = await device.browser.openOwnPage('popup.html');
  await page.waitForSelector('.popup-state');
  await (await page.createCDPSession()).send('Network.clearBrowserCache'); // It may keep the list for five minutes.
  await device.remember('studies-due', 0);
  await device.browser.killBackground();
  await page.reload();
  await page.waitForSelector('.popup-state');
  await sleep(4000);
  await page.close();
}

/** Looks at the site once more, and sends what was seen. */
async function send(device: Device): Promise<void> {
  const tab = await device.visit('https://www.youtube.com/');
  await device.scrollThrough(tab, 1300);
  await sleep(1500);
  await tab.close();
  await device.sendAll();
  for (let tries = 0; tries < 60; tries++) {
    if ((await device.rows('receipts')).some(({ study }) => study === 'bridges')) return;
    await sleep(1000);
  }
  throw new Error('Nothing came to the study in time');
}
