import { afterEach, beforeEach, expect, test } from 'vitest';
import { ABackground, aReport, host } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const ledger = async () =>
  (await background.deps.database.ledger.orderBy('sequence').toArray()).map((row) => row.change.type);
const state = () => background.ask('state') as Promise<Record<string, unknown>>;

test('agreeing needs the browser’s permission and the document that is in force', async () => {
  const choices = [{ source: 'youtube', kinds: ['recommendation'] }];
  const rest = { exhibit: false, donate: true, holdHours: 24, locale: 'en', adult: true };
  expect(await background.ask('agree', { choices, ...rest, document: 'a'.repeat(64) })).toEqual({
    outcome: 'not-permitted',
  });
  expect(await background.agree({ document: 'b'.repeat(64) })).toEqual({ outcome: 'document-changed' });
  expect(await ledger()).toEqual([]);
  expect(await background.agree()).toEqual({ outcome: 'agreed' });
  expect(background.outside.observing).toEqual(['youtube']);
});

test('agreeing again to the same changes nothing: a grant that holds goes on holding', async () => {
  await background.agree();
  const before = await ledger();
  await background.agree();
  expect(await ledger()).toEqual(before);
});

test('a site, a kind or a study that this version does not know is denied', async () => {
  background.outside.permitted.add(host);
  const one = await background.agree({ choices: [{ source: 'nosuchsite', kinds: ['recommendation'] }] });
  expect(one).toEqual({ outcome: 'not-permitted' });
  expect(await background.agree({}, ['answer'])).toEqual({ outcome: 'not-permitted' });
  expect(await ledger()).toEqual([]);
});

test('a kind that is no longer ticked is withdrawn, and what was not sent of it is deleted', async () => {
  await background.agree({}, ['recommendation', 'ad']);
  await background.observe();
  await background.agree({}, ['ad']);
  expect(await background.statuses()).toEqual([]);
  expect(await background.observe()).toEqual({ keep: true });
  expect(await background.statuses()).toEqual([]);
});

test('who keeps everything on their computer still sees what they were shown, and nothing ever waits to be sent', async () => {
  await background.agree({ donate: false });
  await background.observe();
  expect(await background.statuses()).toEqual(['kept']);
  expect(await state()).toMatchObject({ idle: null, kept: 1, waiting: 0, study: { state: 'unset' } });
  await background.agree({ donate: true, holdHours: 0 });
  await background.uploader.run();
  expect(await background.statuses(), 'what was seen before taking part is not donated').toEqual(['kept']);
});

test('who stops donating keeps what was not sent for themselves', async () => {
  await background.agree();
  await background.observe();
  await background.agree({ donate: false });
  expect(await background.statuses()).toEqual(['kept']);
});

test('a refusal is remembered: nothing is offered again for 180 days', async () => {
  await background.ask('decline');
  const isNew = async () => {
    const { sources } = (await state()) as { sources: { kinds: { isNew: boolean }[] }[] };
    return sources[0]?.kinds[0]?.isNew;
  };
  expect(await isNew()).toBe(false);
  background.pass(179 * 24);
  expect(await isNew()).toBe(false);
  background.pass(25);
  expect(await isNew()).toBe(true);
});

test('after a year nothing is recorded and nothing sent before the person agrees again', async () => {
  await background.agree();
  background.pass(365 * 24 + 1);
  expect(await background.observe()).toEqual({ keep: false });
  expect(await state()).toMatchObject({ idle: 'expired', study: { state: 'expired' } });
  background.pass(-24 * 300);
  expect(await background.observe(), 'a clock that is set back revives nothing').toEqual({ keep: false });
  await background.agree();
  expect(await background.observe()).toEqual({ keep: true });
});

test('somebody who is not 18 yet is asked for nothing more, and everything here is erased but for that', async () => {
  await background.agree();
  await background.observe();
  await background.ask('deny-age');
  expect(await ledger()).toEqual(['adult-denied']);
  const { database } = background.deps;
  for (const table of database.tables.filter((t) => !['ledger', 'memos'].includes(t.name)))
    expect(await table.count(), table.name).toBe(0);
  expect(await background.agree()).toEqual({ outcome: 'blocked' });
  expect(await background.observe(aReport())).toEqual({ keep: false });
  expect(background.outside).toMatchObject({ observing: [], shown: 'off' });
});

test('a single item may be read by people only where that was ticked', async () => {
  await background.agree({ exhibit: true });
  const { sources } = (await state()) as { sources: { kinds: { kind: string; exhibit: boolean }[] }[] };
  expect(sources[0]?.kinds.filter((kind) => kind.exhibit).map((kind) => kind.kind)).toEqual([
    'recommendation',
  ]);
  await background.agree({ exhibit: false });
  const after = (await state()) as { sources: { kinds: { exhibit: boolean; state: string }[] }[] };
  expect(after.sources[0]?.kinds.some((kind) => kind.exhibit)).toBe(false);
  expect(after.sources[0]?.kinds[0]?.state).toBe('granted');
});
