import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { launchBrowser } from '../harness/browsers.ts';
import { Device } from '../harness/device.ts';
import { OverheardWeb } from '../harness/overheard-web.ts';
import type { OwnBrowser } from '../harness/own-browser.ts';
import { fixture } from '../harness/study.ts';
import { installable } from './store-package.ts';

/** A site that Daylight knows, and one that it does not. Their pages need nothing but themselves. */
const sites = ['www.youtube.com', 'www.elsewhere.example'];

/** A device with a store's package on it, in a web that hears everything the browser asks for. */
export interface Watched {
  web: OverheardWeb;
  device: Device<OwnBrowser>;
}

/** Installs a package in a new browser of this run. */
export async function watch(archive: string): Promise<Watched> {
  const web = await new OverheardWeb().start();
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const bodies = [
    fixture('youtube', 'home-lockups').html,
    '<!doctype html><title>x</title><h1>Elsewhere</h1>',
  ];
  for (const [i, site] of sites.entries())
    web.serve(site, ({ path }) => (path === '/' ? { headers, body: bodies[i] ?? '' } : undefined));
  return { web, device: await Device.startIn(launchBrowser, { extension: installable(archive), web }) };
}

/** Opens a page of each site, and looks at it for longer than something there would have to be seen to count. */
export async function lookAround({ device }: Watched): Promise<void> {
  for (const site of sites) {
    const page = await device.visit(`https://${site}/`);
    await sleep(1500);
    await page.close();
  }
}

/**
 * Everything that the browser asked for, apart from the pages that were opened and their icons: each host with the
 * connections to it, whatever came of them, and the requests over them. The browser's own errands are switched off, so
 * that nothing has to be taken out.
 */
export function egress({ web }: Watched): Record<string, { connections: number; requests: string[] }> {
  const hosts = [...new Set([...web.lines, ...web.requests].map(({ host }) => host))];
  const found = hosts.flatMap((host) => {
    const asked = web.requests.filter((request) => request.host === host);
    const requests = [...new Set(asked.map(({ method, path }) => `${method} ${path}`))].sort();
    const isPage = sites.includes(host) && requests.every((each) => /^GET \/(favicon\.ico)?$/.test(each));
    const connections = web.lines.filter((line) => line.host === host).length;
    return isPage ? [] : [[host, { connections, requests }] as const];
  });
  return Object.fromEntries(found);
}

/** Ends the background, and lets the alarm that wakes it come at once instead of within a minute. */
export async function letAlarmCome({ device }: Watched): Promise<void> {
  await device.browser.killBackground();
  const page = await device.browser.openOwnPage('icon.svg');
  await page.evaluate(`chrome.alarms.create('upload', { when: Date.now() + 100, periodInMinutes: 1 })`);
  const next = `chrome.alarms.get('upload').then((alarm) => alarm.scheduledTime - Date.now())`;
  // It came when the next one is a minute off.
  await expect.poll(() => page.evaluate(next)).toBeGreaterThan(30_000);
  await sleep(2000);
  await page.close();
}
