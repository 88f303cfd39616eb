import { readdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { click, Device } from '../harness/device.ts';
import { findFaults } from '../harness/find-faults.ts';
import { furnish } from '../harness/furnish.ts';
import { fixture, ingestHost, type Study, startStudy } from '../harness/study.ts';
import { openView, views } from '../harness/views.ts';
import { Web } from '../harness/web.ts';

const sources = readdirSync(new URL('../../extension/sources/', import.meta.url), {
  withFileTypes: true,
}).filter((entry) => entry.isDirectory());

let web: Web;
let operator: Study;

beforeAll(async () => {
  web = await new Web().start();
  operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', () => ({ headers, body: fixture('youtube', 'home-lockups').html }));
});
afterAll(async () => {
  await operator?.stop();
  await web?.close();
});

describe.each(['en', 'ar'])('in a browser that speaks %s', (locale) => {
  let device: Device;

  beforeAll(async () => {
    device = await Device.start({ extension: inject('extension'), web, locale });
  });
  afterAll(() => device?.browser.close());

  test('the first page can be used by everybody, in their language and its direction', async () => {
    const welcome = await device.browser.openOwnPage('welcome.html');
    await welcome.waitForSelector('button[name=agree]');
    expect(await findFaults(welcome)).toEqual([]);
    const page = await welcome.evaluate(() => {
      const { lang, dir } = document.documentElement;
      return { lang, dir };
    });
    expect(page).toEqual(locale === 'ar' ? { lang: 'ar', dir: 'rtl' } : { lang: 'en', dir: 'ltr' });
    const form = await welcome.$eval('form, .choices-form', (element) => element.textContent ?? '');
    expect(/[؀-ۿ]/.test(form)).toBe(locale === 'ar');
    await welcome.close();
  });

  test('nothing is ticked or open at first; whoever ticks nothing is led to the first site, and ticks by keyboard', async () => {
    const welcome = await device.browser.openOwnPage('welcome.html');
    await welcome.waitForSelector('button[name=agree]');
    expect((await welcome.$$('details.site')).length).toBe(sources.length);
    expect(await welcome.$('details.site[open], input:checked')).toBeNull();
    expect(await welcome.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6000);
    await click(welcome, 'button[name=agree]');
    const first = 'details[data-source=youtube]';
    const isLed = `document.activeElement.matches('${first}:not([open]) > summary')`;
    await welcome.waitForFunction(isLed, { polling: 100 });
    await welcome.keyboard.press('Enter');
    await welcome.waitForSelector(`${first}[open]`);
    await welcome.keyboard.press('Tab');
    await welcome.keyboard.press('Space');
    await welcome.waitForSelector(`${first} .site-ticked`);
    expect(await welcome.$(`${first} .tag.changed`), 'it says that it is not saved yet').not.toBeNull();
    const explained = await welcome.$eval(`${first} input:checked`, (input) =>
      document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
    );
    expect(explained, 'what is ticked is explained to who only hears it').toBeTruthy();
    await welcome.close();
  });

  test('every view can be used by everybody, with something in it', async () => {
    await furnish(device, web, operator);
    const found: string[] = [];
    for (const view of views) {
      const page = await openView(device, view);
      found.push(...(await findFaults(page)).map((violation) => `${view.name}: ${violation}`));
      await page.close();
    }
    expect(found).toEqual([]);
  });

  describe('by keyboard alone', () => {
    const focused = (page: Page) =>
      page.evaluate(() => {
        const element = document.activeElement;
        return (
          element?.getAttribute('name') ?? element?.getAttribute('href') ?? element?.textContent?.trim() ?? ''
        );
      });

    test('everything on a view is reached in the order of the page', async () => {
      for (const address of ['popup.html', 'dashboard.html#choices', 'dashboard.html#data']) {
        const page = await device.browser.openOwnPage(address);
        await page.waitForSelector('main button');
        await new Promise((resolve) => setTimeout(resolve, 800));
        const places = await page.evaluate(() => {
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
          const visible = all.filter(
            (e) => e.checkVisibility() && !e.hasAttribute('disabled') && e.getAttribute('tabindex') !== '-1',
          );
          for (const [i, element] of visible.entries()) element.setAttribute('data-place', String(i));
          (document.activeElement as HTMLElement | null)?.blur();
          return visible.length;
        });
        const reached: number[] = [];
        for (let i = 0; i < places + 5; i++) {
          await page.keyboard.press('Tab');
          const place = await page.evaluate(() => document.activeElement?.getAttribute('data-place'));
          if (place !== null && place !== undefined) reached.push(Number(place));
          if (Number(place) === places - 1) break;
        }
        expect(reached.length, address).toBeGreaterThan(3);
        expect(reached, address).toEqual(reached.toSorted((a, b) => a - b));
        await page.close();
      }
    });

    test('an item opens, closes, and gives the focus back to its row; arrow keys go through the list', async () => {
      const page = await device.browser.openOwnPage('dashboard.html#tray');
      await page.waitForSelector('[aria-posinset] .row-title');
      await page.focus('[data-index="0"] .row-open');
      await page.keyboard.press('ArrowDown');
      const row = () => page.evaluate(() => document.activeElement?.getAttribute('data-row'));
      expect(await row()).toBe('1');
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open]');
      expect(
        await page.evaluate(() => document.querySelector('dialog')?.contains(document.activeElement)),
      ).toBe(true);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog[open]', { hidden: true });
      expect(await row()).toBe('1');
      await page.keyboard.press('End');
      const last = await page.$eval('[aria-setsize]', (e) => Number(e.getAttribute('aria-setsize')) - 1);
      expect(await row()).toBe(String(last));
      await page.close();
    });

    test('the view that a link leads to takes the focus', async () => {
      const page = await device.browser.openOwnPage('dashboard.html#tray');
      await click(page, 'nav a[href="#insights"]');
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1', { polling: 100 });
      expect(await focused(page)).not.toBe('');
      expect(await page.title()).toContain('Daylight');
      await page.close();
    });
  });
});
