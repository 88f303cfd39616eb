import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Device } from '../harness/device.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from '../replay/opt-in.ts';

// A conversation that is written word by word, as on the sites of the big assistants. All of it is invented.
const conversation = `<!doctype html><meta charset="utf-8"><main id="chat"></main>
<form><button type="button" data-testid="stop-button" hidden>Stop</button></form><script>
  const chat = document.querySelector('#chat');
  const stop = document.querySelector('[data-testid=stop-button]');
  stop.remove(); stop.hidden = false;
  let turns = 0;
  const turn = (role, inner) => {
    const n = ++turns;
    chat.insertAdjacentHTML('beforeend', '<section data-testid="conversation-turn-' + n + '" data-turn="' + role + '" data-turn-id="t' + n + '"><div data-message-author-role="' + role + '" data-message-id="m' + n + '" data-message-model-slug="model-9">' + inner + '</div></section>');
    return chat.lastElementChild;
  };
  async function write(place, words) {
    document.querySelector('form').append(stop);
    place.classList.add('result-streaming');
    for (const word of words.split(' ')) {
      place.append(word + ' ');
      await new Promise((done) => setTimeout(done, 120));
    }
    place.classList.remove('result-streaming');
    stop.remove();
  }
  window.ask = async (question, words) => {
    turn('user', '<div class="whitespace-pre-wrap">' + question + '</div>');
    const answer = turn('assistant', '<div class="markdown"><p></p></div>');
    await write(answer.querySelector('p'), words);
  };
  window.regenerate = async (words) => {
    const place = chat.lastElementChild.querySelector('p');
    place.textContent = '';
    await write(place, words);
  };
</script>`;

let web: Web;
let device: Device;
let page: Page;

beforeAll(async () => {
  web = await new Web().start();
  const headers = { 'content-type': 'text/html' };
  web.serve('chatgpt.com', ({ path }) => (path === '/' ? { headers, body: conversation } : undefined));
  device = await Device.start({ extension: inject('extension'), web });
  await OptedIn.to(device.browser, 'chatgpt');
  page = await device.visit('https://chatgpt.com/');
  await page.bringToFront();
}, 120_000);
afterAll(async () => {
  await device?.browser.close();
  await web?.close();
});

/** Answers that were kept on the device, oldest first. */
async function kept() {
  const rows = await device.rows('observations');
  await page.bringToFront();
  return rows
    .sort((a, b) => a.capturedAt - b.capturedAt)
    .flatMap(({ observation }) =>
      observation.kind === 'answer'
        ? [{ id: observation.id, ...observation.answer, context: observation.context }]
        : [],
    );
}

// Looking into the database takes the page out of view for a moment, and what is not in view is not seen.
const patient = { timeout: 40_000, interval: 5000 };

test('an answer is kept once it is finished, and once', async () => {
  const words = Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ');
  const asked = page.evaluate(`ask('What is private here?', ${JSON.stringify(words)})`);
  await setTimeout(2500);
  expect(await kept(), 'while it is being written there is nothing').toEqual([]);
  await asked;
  await setTimeout(4000);
  await expect.poll(kept, patient).toHaveLength(1);
  const [answer] = await kept();
  expect(answer).toMatchObject({ text: words, status: 'answered', model: 'model-9', provider: 'OpenAI' });
  await setTimeout(3000);
  expect(await kept()).toHaveLength(1);
});

test('what the person asked is kept where that was agreed to, and stands in no answer', async () => {
  const [answer] = await kept();
  expect(answer?.context.query).toBe('What is private here?');
  expect(answer?.text).not.toContain('private');
});

test('an answer that is written anew is another one, and names the one whose place it took', async () => {
  const [first] = await kept();
  await page.evaluate(`regenerate('Something else altogether is said now')`);
  await setTimeout(4000);
  await expect.poll(kept, patient).toHaveLength(2);
  const [before, after] = await kept();
  expect(before).toEqual(first);
  expect(after).toMatchObject({ text: 'Something else altogether is said now', updateOf: first?.id });
});

test('the next question gets an answer of its own', async () => {
  await page.evaluate(`ask('And then?', 'Then this')`);
  await setTimeout(4000);
  await expect.poll(kept, patient).toHaveLength(3);
  const last = (await kept()).at(-1);
  expect([last?.text, last?.updateOf]).toEqual(['Then this', undefined]);
});
