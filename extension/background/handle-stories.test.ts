import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ShownStory } from '../messages/stories.ts';
import { ABackground, aReport, document } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const start = async (tabId?: number) =>
  ((await background.ask('start-story', tabId === undefined ? {} : { tabId })) as { id: string }).id;
const stories = async () => ((await background.ask('stories')) as { stories: ShownStory[] }).stories;
const complete = {
  category: 'price-different',
  severity: 'much',
  text: 'My friend paid less for the same ride. Call me: jane@example.org',
  audience: 'public',
  observations: [],
  removed: 0,
  trail: [],
};
const redacted = 'My friend paid less for the same ride. Call me: [email]';
const save = (id: string, draft: object = complete) => background.ask('save-story', { id, draft });
const send = (id: string, shown = redacted) =>
  background.ask('send-story', { id, shown, document, adult: true });

test('a story needs no site to be switched on, and nothing of it leaves before the person agrees', async () => {
  const id = await start();
  expect(await save(id)).toEqual({ saved: true });
  await background.uploader.run();
  expect(await stories()).toMatchObject([{ id, status: 'draft', json: null, draft: complete }]);
  expect(await background.deps.database.keys.count()).toBe(0);
  expect(await send(id)).toEqual({ outcome: 'queued' });
  const [story] = await stories();
  expect(story).toMatchObject({ status: 'queued', revision: 1 });
  expect(story?.json).toContain(redacted);
  expect(story?.json).not.toContain('jane@example.org');
});

test('a story that was not shown as it would leave is not sent', async () => {
  const id = await start();
  await save(id);
  expect(await send(id, complete.text)).toEqual({ outcome: 'changed' });
  expect(await stories()).toMatchObject([{ status: 'draft' }]);
});

test('a story with something missing stays a draft', async () => {
  const id = await start();
  const { audience: _, ...incomplete } = complete;
  await save(id, incomplete);
  expect(await send(id)).toEqual({ outcome: 'incomplete' });
});

test('the preview marks what is taken out, in the text as it was written', async () => {
  const id = await start();
  await save(id);
  const preview = (await background.ask('preview-story', { id })) as {
    text: string;
    spans: { start: number; end: number; kind: string }[];
  };
  expect(preview.text).toBe(redacted);
  const [span] = preview.spans;
  expect(complete.text.slice(span?.start, span?.end)).toBe('jane@example.org');
});

test('what is on the screen is pinned to a story; what is further down the page is not', async () => {
  await background.agree();
  const report = aReport();
  const item = () => {
    const { id, draft } = aReport().items[0] ?? { id: '', draft: {} };
    return { id, visibleMs: 1200, draft };
  };
  const [seen, below] = [item(), item()];
  background.outside.inspection = {
    rules: report.rules,
    counts: report.counts,
    items: [
      { ...seen, onScreen: true },
      { ...below, onScreen: false },
    ],
  };
  const id = await start(7);
  const story = (await stories()).find((one) => one.id === id);
  expect(story?.draft.observations.map((observation) => observation.id)).toEqual([seen.id]);
});

test('on a site that is not switched on, nothing is pinned', async () => {
  await start(7);
  expect(await stories()).toMatchObject([{ draft: { observations: [] } }]);
});

test('the trail holds the last five pages of sites that are switched on, oldest first', async () => {
  await background.agree();
  for (let i = 0; i < 6; i++) {
    const context = { page: 'watch', hostItem: `video-${i}`, reach: 'unknown' };
    await background.observe(aReport({ context }));
    background.pass(0.1);
  }
  const id = await start();
  const { trail } = (await background.ask('preview-story', { id })) as { trail: { hostItem: string }[] };
  expect(trail.map((page) => page.hostItem)).toEqual([1, 2, 3, 4, 5].map((i) => `video-${i}`));
});

test('a story that is on its way is not changed any more; taken back, nothing of it is sent', async () => {
  const id = await start();
  await save(id);
  await send(id);
  expect(await save(id, { ...complete, text: 'Something else' })).toEqual({ saved: false });
  await background.ask('withdraw-story', { id });
  expect(await stories()).toMatchObject([{ status: 'withdrawn', json: null }]);
  expect(await background.deps.database.deletions.count(), 'the server never had it').toBe(0);
});

test('a draft that is thrown away is gone', async () => {
  const id = await start();
  await background.ask('withdraw-story', { id });
  expect(await stories()).toEqual([]);
});

test('who stops everywhere also holds back a story that is on its way', async () => {
  const id = await start();
  await save(id);
  await send(id);
  await background.ask('withdraw', { source: null, deleteSent: false });
  expect(await stories()).toMatchObject([{ status: 'draft', json: null }]);
});

test('somebody under 18 cannot send a story', async () => {
  await background.ask('deny-age');
  const id = await start();
  await save(id);
  expect(await send(id)).toEqual({ outcome: 'blocked' });
});
