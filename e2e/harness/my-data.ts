import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { click, type Device } from './device.ts';

/** Opens the page where a person's own data are. */
export async function openData(on: Device): Promise<Page> {
  const data = await on.browser.openOwnPage('dashboard.html#data');
  await data.waitForSelector('.my-data h1');
  return data;
}

/** Makes a recovery code, reads it off the screen, closes the dialog, and waits until the study knows it. */
export async function makeCode(on: Device): Promise<string> {
  const data = await openData(on);
  await click(data, 'button[name=recovery]');
  const shown = await data.waitForSelector('dialog[open] .code');
  const code = (await shown?.evaluate((element) => element.textContent)) ?? '';
  await click(data, 'dialog[open] button[name=noted]');
  await expect
    .poll(async () => (await on.rows('keys'))[0]?.recovery?.isKnown, { timeout: 30_000 })
    .toBe(true);
  await data.close();
  return code;
}

/** Types a recovery code on another computer, and answers what the page says in the end. */
export async function deleteBy(on: Device, code: string): Promise<string> {
  const data = await openData(on);
  await data.type('input[name=code]', code);
  await click(data, 'button[name=delete-by-code]');
  const outcome = 'section:has(input[name=code]) .outcome';
  await data.waitForFunction(
    (selector) => document.querySelector(selector)?.textContent,
    { polling: 50 },
    outcome,
  );
  const said = await data.$eval(outcome, (element) => element.textContent ?? '');
  await data.close();
  return said;
}
