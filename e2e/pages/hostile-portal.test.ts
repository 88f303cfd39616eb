import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storyNumber } from '#shared/stories/story-number.ts';
import { hostileReleases, hostileStory } from '../../backend/portal/testing/hostile-release.ts';
import { hostileWords } from '../../backend/portal/testing/hostile-words.ts';
import { type ListeningPortal, listeningPortal } from '../../backend/portal/testing/listening-portal.ts';
import { wholePortal } from '../../backend/portal/testing/whole-portal.ts';
import { findChromium } from '../../tools/setup/browser.mjs';
import { endWithUs, killAll, removeFolder, throwAwayFolder } from '../harness/profile.ts';

const folder = throwAwayFolder('hostile-portal');
let portal: ListeningPortal;
let browser: Browser;
/** Everything that words of others made a browser do. */
const incidents: string[] = [];
const shown = new Set<string>();

beforeAll(async () => {
  await hostileReleases(folder, hostileWords);
  portal = await listeningPortal(await wholePortal(folder));
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium or Chrome was found.');
  browser = await launch({
    executablePath,
    headless: true,
    args: [
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const pid = browser.process()?.pid;
  if (pid) endWithUs(pid);
});
afterAll(async () => {
  const pid = browser?.process()?.pid;
  await browser?.close();
  if (pid) killAll(pid);
  await portal?.close();
  removeFolder(folder);
});

/** A tab that notes whatever runs, is refused by the policy, or asks for something elsewhere. */
async function watchedTab(): Promise<Page> {
  const page = await browser.newPage();
  const note = (what: string) => incidents.push(`${what} on ${page.url()}`);
  await page.exposeFunction('ran', () => note('ran'));
  await page.exposeFunction('refused', (what: string) => note(`refused ${what}`));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (globalThis as unknown as { refused(what: string): void }).refused(event.violatedDirective),
    );
  });
  page.on('dialog', (dialog) => {
    note('dialog');
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(portal.origin) && !request.url().startsWith('data:image/'))
      note(`asked for ${request.url()}`);
  });
  return page;
}

/** Elements and attributes that no page of ours has, and the texts that others wrote. */
const look = (page: Page) =>
  page.evaluate(() => {
    const odd =
      'script:not([type="application/ld+json"]), iframe, object, embed, base, img, video, template, math, style';
    const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
      element.getAttributeNames().filter((name) => /^on|^style$|^srcdoc$/.test(name)),
    );
    return {
      odd: [...[...document.querySelectorAll(odd)].map(({ outerHTML }) => outerHTML), ...handlers],
      texts: [...document.querySelectorAll('bdi, .told')].map(({ textContent }) => textContent ?? ''),
    };
  });

/** Paths of every page there is, those of all stories' lists among them. */
async function everyPage(): Promise<string[]> {
  const map = await (await fetch(`${portal.origin}/sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) =>
    address.slice(portal.origin.length),
  );
  const lists = Math.ceil(hostileWords.length / 20);
  const words = encodeURIComponent(hostileWords[0] ?? '');
  const some = await Promise.all(hostileWords.slice(0, 14).map((text) => storyNumber(hostileStory(text))));
  return [
    ...paths,
    ...Array.from({ length: lists - 1 }, (_, place) => `/stories/?page=${place + 2}`),
    ...some.flatMap((number) => [`/stories/${number}`, `/stories/${number}/report`]),
    ...[
      `/datasets/?q=${words}&platform=${words}`,
      `/stories/?category=${words}`,
      `/stories/${words}`,
      `/${words}`,
    ],
  ];
}

test('of more than 500 hostile names, titles and stories none runs, is refused or leaves, on any page', async () => {
  expect(hostileWords.length).toBeGreaterThanOrEqual(500);
  const paths = await everyPage();
  const [first, second] = [await watchedTab(), await watchedTab()];
  const odd: string[] = [];
  await Promise.all(
    [first, second].map(async (page, tab) => {
      for (const path of paths.filter((_, place) => place % 2 === tab)) {
        await page.goto(portal.origin + path, { waitUntil: 'load' });
        const found = await look(page);
        odd.push(...found.odd.map((what) => `${path}: ${what}`));
        for (const text of found.texts) shown.add(text);
      }
      await page.close();
    }),
  );
  expect(odd).toEqual([]);
  expect(incidents).toEqual([]);
});

test('each of them is shown as it was written, as a name and as a story', () => {
  expect(hostileWords.filter((words) => !shown.has(words))).toEqual([]);
});

test('a page that let one of them through would be found, with and without a policy', async () => {
  incidents.length = 0;
  const page = await watchedTab();
  const words = hostileWords.find((one) => one.startsWith('<img'));
  await page.goto(`${portal.origin}/stories/`);
  await page.evaluate((markup) => {
    document.body.innerHTML += markup;
  }, words ?? '');
  await expect.poll(() => incidents.some((what) => what.startsWith('refused'))).toBe(true);
  expect((await look(page)).odd.length).toBeGreaterThan(0);
  await page.setBypassCSP(true);
  await page.goto(`${portal.origin}/stories/`);
  await page.evaluate((markup) => {
    document.body.innerHTML += markup;
  }, words ?? '');
  await expect.poll(() => incidents.some((what) => what.startsWith('ran'))).toBe(true);
});
