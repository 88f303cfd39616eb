import { afterEach, beforeEach, expect, test } from 'vitest';
import { ABackground, aReport } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const outbox = () => background.deps.database.outbox.toArray();

async function sealOne(): Promise<void> {
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.uploader.run();
  expect(await outbox()).toHaveLength(1);
}

test('what was sealed before a long time without a connection, and is too old by now, stays here for good', async () => {
  await sealOne();
  background.pass(41 * 24);
  await background.observe();
  const [old] = await outbox();
  if (!old) throw new Error('One was sealed');
  const { keepOutOfRange } = await import('./keep-too-old.ts');
  expect(await keepOutOfRange(background.deps, old, background.outside.time)).toBe(true);
  expect(await background.statuses()).toEqual(['kept', 'waiting']);
});

test('counts of a batch that may have arrived are not sent again; items are, since the server knows them by their ids', async () => {
  const { database } = background.deps;
  await background.agree();
  await background.observe(aReport());
  background.pass(25);
  await background.observe(aReport());
  await background.ask('decide-items', {
    decision: 'send',
    selection: { filter: { statuses: ['waiting'] } },
  });
  await background.uploader.run();
  const [batch] = await outbox();
  expect(JSON.parse(batch?.json ?? '{}').exposures).toHaveLength(1);
  const { reopenBatch, markTried } = await import('../store/outbox.ts');
  await markTried(database, batch?.batchId ?? '');
  await reopenBatch(database, batch?.batchId ?? '');
  await background.uploader.run();
  const [again] = await outbox();
  expect(JSON.parse(again?.json ?? '{}')).toMatchObject({ exposures: [] });
  expect(JSON.parse(again?.json ?? '{}').observations).toHaveLength(2);
});

test('a site that is switched off holds up nobody: what rests on other sites is put together anew', async () => {
  await sealOne();
  const [before] = await outbox();
  await background.ask('pause', { source: 'youtube', until: 'resumed' });
  background.pass(1); // Its next attempt is due.
  await background.uploader.run();
  expect(await outbox()).toEqual([]);
  await background.ask('resume', { source: 'youtube' });
  await background.uploader.run();
  const [after] = await outbox();
  expect(after?.batchId).not.toBe(before?.batchId);
  expect(await background.statuses()).toEqual(['sealed']);
});

test('in Firefox, a story does not leave when stories were taken back in the browser', async () => {
  background.outside.categories = new Set(['browsingActivity', 'websiteContent']);
  const { id } = (await background.ask('start-story')) as { id: string };
  const draft = { category: 'other', severity: 'none', text: 'Hello', audience: 'public' };
  await background.ask('save-story', { id, draft: { ...draft, observations: [], removed: 0, trail: [] } });
  await background.ask('send-story', { id, shown: 'Hello', document: 'a'.repeat(64), adult: true });
  await background.uploader.run();
  expect(await background.deps.database.keys.count(), 'not even a key was made').toBe(0);
});
