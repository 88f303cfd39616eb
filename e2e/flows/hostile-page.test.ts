import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mostPerPageView } from '../../extension/observe/read-spots.ts';
import { Device } from '../harness/device.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from '../replay/opt-in.ts';

const fakes = 10_000;

// A site that wants to fill the volunteer's device, or the dataset: items by the thousand, all in view, always new ones.
const hostile = `<!doctype html><meta charset="utf-8"><style>
  ytd-browse { display: flex; flex-wrap: wrap } yt-lockup-view-model { display: block; width: 8px; height: 8px; overflow: hidden }
</style><ytd-browse page-subtype="home"></ytd-browse><script>
  const home = document.querySelector('ytd-browse');
  let made = 0;
  const fill = (n) => {
    let html = '';
    for (let i = 0; i < n; i++) {
      const id = 'fake' + String(made++).padStart(7, '0');
      html += '<yt-lockup-view-model><a href="/watch?v=' + id + '"><img></a><h3 title="Buy ' + id + '">' + id + '</h3></yt-lockup-view-model>';
    }
    return html;
  };
  home.innerHTML = fill(${fakes});
  let rounds = 0;
  const timer = setInterval(() => { home.innerHTML = fill(${fakes}); if (++rounds === 3) { clearInterval(timer); document.body.dataset.done = 'yes' } }, 1500);
</script>`;

let web: Web;
let device: Device;
let optedIn: OptedIn;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html' };
  web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: hostile } : undefined));
  device = await Device.start({ extension: inject('extension'), web });
  optedIn = await OptedIn.to(device.chromium, 'youtube');
});
afterAll(async () => {
  await device?.chromium.close();
  await web?.close();
});

test('a page with 10,000 fake items, four times over, yields at most the cap, and what is beyond is counted', async () => {
  const url = 'https://www.youtube.com/';
  const page = await device.visit(url);
  await page.bringToFront();
  await page.waitForSelector('body[data-done]', { timeout: 60_000 });
  await setTimeout(6000);
  const answer = await optedIn.inspect(url);
  if (!answer.observed) throw new Error('It was not observed');
  expect(answer.observations.length).toBeLessThanOrEqual(mostPerPageView);
  const home = answer.counts.find(({ surface }) => surface === 'home');
  expect(home?.overflow).toBeGreaterThanOrEqual(fakes - 2 * mostPerPageView);
  await page.close();
  // Whether any of them stood still for the second that makes it seen is up to how fast the machine draws.
  await expect
    .poll(async () => (await device.rows('exposures')).find(({ surface }) => surface === 'home')?.overflow, {
      timeout: 15_000,
    })
    .toBeGreaterThan(0);
  expect((await device.rows('observations')).length).toBeLessThanOrEqual(mostPerPageView);
});
