import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import type { CompareAnswer } from '../messages/compare.ts';
import { ABackground, aReport } from './testing/a-background.ts';

let server: Server;
let background: ABackground;
let published: { version: string; notice?: string; rows: object[] } | undefined;
beforeEach(async () => {
  server = createServer((_, response) => {
    const status = published ? 200 : 404;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(published ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  background = new ABackground(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await background.dispose();
  server.close();
});

const today = () => utcDay(new Date(background.outside.time));
const compare = () => background.ask('compare') as Promise<CompareAnswer>;

/** A line of a release, of four weeks that end so many days from today. */
function aRow(publisher_name: string, value: number, ends = 0, source = 'youtube') {
  const window_end = addDays(today(), ends);
  return { window_start: addDays(window_end, -27), window_end, source, publisher_name, value, sigma: 17.889 };
}

/** Sees something of each of these publishers, today. */
async function see(...names: string[]): Promise<void> {
  await background.agree();
  for (const name of names) {
    const { item } = aRecommendation();
    await background.observe(aReport({ item: { ...item, publisher: { id: null, name } } }));
  }
}

test('the newest four weeks of the site are compared, each side with the whole of its own', async () => {
  await see('Bakery', 'Bakery', 'Bakery', 'Weather');
  const rows = [
    aRow('Bakery', 300),
    aRow('Trains', 100),
    aRow('Old', 900, -28),
    aRow('Other', 900, 0, 'bing'),
  ];
  published = { version: '1.3.0', rows };
  expect(await compare()).toMatchObject({
    ...{ outcome: 'compared', release: '1.3.0', simulated: false, mine: 0 },
    ...{ first: addDays(today(), -27), last: today() },
    publishers: [
      { name: 'Bakery', mine: 0.75, everybody: 0.75 },
      { name: 'Weather', mine: 0.25, everybody: 0 },
      { name: 'Trains', mine: 0, everybody: 0.25 },
    ],
  });
});

test('what was seen after these four weeks is no part of it', async () => {
  await see('Bakery');
  published = { version: '1.0.0', rows: [aRow('Bakery', 300, -1)] };
  expect(await compare()).toMatchObject({ publishers: [{ name: 'Bakery', mine: 0, everybody: 1 }] });
});

test('made-up figures are called so, and a number that noise took below nothing counts as nothing', async () => {
  published = { version: '1.0.0', notice: 'Made up.', rows: [aRow('Bakery', 300), aRow('Trains', -4)] };
  const answer = await compare();
  expect(answer).toMatchObject({ simulated: true, publishers: [{ everybody: 1 }, { everybody: 0 }] });
});

test('a release without this site, or none at all, is told as nothing published', async () => {
  published = { version: '1.0.0', rows: [aRow('Other', 300, 0, 'bing')] };
  expect(await compare()).toEqual({ outcome: 'nothing-published' });
  published = undefined;
  expect(await compare()).toEqual({ outcome: 'nothing-published' });
});
