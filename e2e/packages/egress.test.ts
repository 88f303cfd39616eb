import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { views } from '../../extension/ui/dashboard/route.ts';
import { zipExtension } from '../../tools/zip/zip-extension.ts';
import { press } from '../harness/device.ts';
import { fillInStory } from '../harness/fill-in-story.ts';
import type { OverheardWeb } from '../harness/overheard-web.ts';
import { ingestHost, type Study, startStudy, study } from '../harness/study.ts';
import { slipIn } from './store-package.ts';
import { egress, letAlarmCome, lookAround, type Watched, watch } from './watched.ts';

const backend = `https://${ingestHost}`;

/** Of nobody: with one, an extension asks for rules and studies, as one from a store does. */
const rulesKey = 'A'.repeat(43);

let archive: string;
let operator: Study;
let watched: Watched;

/** Bytes at most by which TLS says that a connection ends (RFC 8446, 6.1). */
const goodbye = 40;

/** All that went to the server of the study so far. */
function toStudy(web: OverheardWeb) {
  const lines = web.lines.filter(({ host }) => host === ingestHost);
  return {
    lines: lines.length,
    bytes: lines.reduce((sum, { sent }) => sum + sent, 0),
    requests: web.requests.filter(({ host }) => host === ingestHost),
  };
}

beforeAll(async () => {
  const out = '.output/egress';
  const [made] = await zipExtension(inject('browser'), { backend, study, rulesKey, out });
  archive = made?.path ?? '';
  operator = await startStudy();
  watched = await watch(archive);
  watched.web.proxy(ingestHost, operator.backend.url);
});
afterAll(async () => {
  await watched?.device.browser.close();
  await operator?.stop();
  await watched?.web.close();
});

test('before a person agrees, the package from the store connects to nobody: no byte, and no name asked for', async () => {
  const { device } = watched;
  await lookAround(watched);
  const popup = await device.browser.openPopup(await device.visit('about:blank'));
  await popup.waitForSelector('.popup-state');
  await device.opened(/welcome|#choices/, () => press(popup, 'Choose what to share'));
  for (const view of views) {
    const page = await device.browser.openOwnPage(`dashboard.html#${view}`);
    await page.waitForSelector('main h1, main .empty');
    await sleep(300);
    await page.close();
  }
  await letAlarmCome(watched);
  expect(watched.web.lines.length, 'pages were heard').toBeGreaterThan(1);
  expect(egress(watched)).toEqual({});
});

test('what was agreed to goes to the server of the study alone, and this is all that is asked of it', async () => {
  const { device, web } = watched;
  const front = await device.visit('about:blank');
  await device.switchOnFromPopup(front, ['recommendation', 'ad'], 'https://www.youtube.com/*');
  const page = await device.visit('https://www.youtube.com/');
  // To look into the database takes the page out of view; on a busy machine it may need to be looked at once more.
  const seen = async () => {
    await page.bringToFront();
    await sleep(2000);
    return (await device.rows('observations')).length;
  };
  await expect.poll(seen, { timeout: 60_000 }).toBeGreaterThan(0);
  expect(egress(watched), 'what is seen stays on the device').toEqual({});

  await device.sendAll();
  await expect.poll(async () => (await device.rows('receipts')).length).toBe(1);
  const popup = await device.browser.openPopup(front);
  const story = await device.opened(/#story\//, () => press(popup, 'Tell a story'));
  await fillInStory(story, 'It shows me this every day.');
  await device.browser.allowKinds(() => press(story, 'Publish as shown'));
  await expect.poll(async () => (await device.rows('stories'))[0]?.status).toBe('sent');
  await letAlarmCome(watched);
  // Before what is sent in JSON, a browser asks whether it may.
  const asked = () => egress(watched)[ingestHost]?.requests.filter((each) => !each.startsWith('OPTIONS'));
  await expect
    .poll(asked)
    .toEqual([
      'GET /v1/enrolments/challenge',
      'GET /v1/rules',
      'GET /v1/rules/stop',
      'GET /v1/stories',
      'GET /v1/studies',
      'POST /v1/batches',
      'POST /v1/enrolments',
      'POST /v1/stories',
    ]);
  expect(Object.keys(egress(watched))).toEqual([ingestHost]);
  const { lines, bytes } = toStudy(web);
  expect(bytes).toBeGreaterThan(0);
  console.info(`To ${ingestHost}: ${bytes} bytes, connections: ${lines}.`);
});

test('after leaving, the deletion was the last that anybody heard', async () => {
  const { device, web } = watched;
  const choices = await device.browser.openOwnPage('dashboard.html#choices');
  await press(choices, 'Stop and delete what I sent');
  const receipt = async () => (await device.rows('deletions'))[0]?.receipt;
  await expect.poll(receipt, { timeout: 150_000, interval: 500 }).toBeTruthy();
  await choices.close();
  const before = toStudy(web);
  expect(before.requests.at(-1)).toMatchObject({ method: 'POST', path: '/v1/deletions' });
  await lookAround(watched);
  await letAlarmCome(watched);
  const after = toStudy(web);
  expect(after.requests).toEqual(before.requests);
  expect(after.lines).toBe(before.lines);
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(goodbye * before.lines);
  expect(Object.keys(egress(watched))).toEqual([ingestHost]);
});

test('a package that something was slipped into is found out, and can reach only whom its policy names', async () => {
  const script = ['https://listed.example/a', 'https://unlisted.example/b', `${backend}/c`]
    .map((url) => `fetch('${url}').catch(() => 0)`)
    .join(';');
  const other = await watch(slipIn(archive, script, 'https://listed.example'));
  try {
    await expect
      .poll(() => egress(other))
      .toMatchObject({ 'listed.example': { requests: ['GET /a'] }, [ingestHost]: { requests: ['GET /c'] } });
    expect(Object.keys(egress(other)).sort()).toEqual([ingestHost, 'listed.example']);
  } finally {
    await other.device.browser.close();
    await other.web.close();
  }
});
