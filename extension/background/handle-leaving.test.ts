import { afterEach, beforeEach, expect, test } from 'vitest';
import { ABackground, aReport } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const withdraw = (source: string | null, deleteSent = false) =>
  background.ask('withdraw', { source, deleteSent });
const pause = (until = 'resumed', source: string | null = null) => background.ask('pause', { source, until });

test('after a withdrawal nothing is left to send, and the browser’s permission is given back', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.uploader.run();
  expect(await background.deps.database.outbox.count()).toBe(1);
  await withdraw('youtube');
  expect(await background.deps.database.outbox.count()).toBe(0);
  expect(await background.statuses()).toEqual([]);
  expect(background.outside).toMatchObject({ observing: [], shown: 'off' });
  expect(background.outside.permitted.size).toBe(0);
  expect(await background.observe()).toEqual({ keep: false });
});

test('stopping works although there is no room left: what is deleted anyway makes it', async () => {
  await background.agree();
  await background.observe();
  const { ledger, observations } = background.deps.database;
  const quota = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  ledger.hook('creating', quota);
  observations.hook('deleting', () => ledger.hook('creating').unsubscribe(quota));
  await withdraw('youtube');
  expect(await background.statuses()).toEqual([]);
  expect(await background.observe()).toEqual({ keep: false });
});

test('who never sent anything asks no server to delete anything', async () => {
  await background.agree();
  await withdraw(null, true);
  expect(await background.deps.database.deletions.count()).toBe(0);
});

test('what was sent is asked to be deleted until the server confirms it; the old key signs nothing else', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.uploader.run();
  const { database } = background.deps;
  await database.keys.toCollection().modify({ receiptKey: 'x'.repeat(43) }); // As after an enrolment.
  await withdraw(null, true);
  await expect
    .poll(() => database.deletions.toArray())
    .toMatchObject([{ deletion: { target: { of: 'all' } } }]);
  expect(await database.keys.toArray()).toMatchObject([{ retired: true }]);
  expect(await background.ask('state')).toMatchObject({ deleting: 1 });
  expect(background.outside.goodbye).toBe('');
});

test('a pause keeps nothing and stops the observers; going on does not make up for it', async () => {
  await background.agree();
  await pause();
  expect(background.outside).toMatchObject({ observing: [], stops: 1, shown: 'paused' });
  expect(await background.observe()).toEqual({ keep: false });
  expect(await background.ask('state')).toMatchObject({ idle: 'paused', pausedUntil: null });
  await background.ask('resume', { source: null });
  expect(background.outside.observing).toEqual(['youtube']);
  expect(await background.statuses()).toEqual([]);
});

test('a pause of one hour ends by itself', async () => {
  await background.agree();
  await pause('hour');
  background.pass(0.9);
  expect(await background.observe()).toEqual({ keep: false });
  background.pass(0.2);
  expect(await background.observe()).toEqual({ keep: true });
  expect(await background.ask('state')).toMatchObject({ idle: null });
});

test('a pause until tomorrow ends at the next midnight of this computer', async () => {
  await background.agree();
  await pause('tomorrow');
  const { pausedUntil } = (await background.ask('state')) as { pausedUntil: number };
  const end = new Date(pausedUntil);
  expect([end.getHours(), end.getMinutes()]).toEqual([0, 0]);
  expect(pausedUntil - background.outside.time).toBeLessThanOrEqual(24 * 60 * 60 * 1000);
  background.outside.time = pausedUntil;
  expect(await background.observe()).toEqual({ keep: true });
});

test('one site can be off while the choice for it stays', async () => {
  await background.agree();
  await pause('resumed', 'youtube');
  expect(await background.observe()).toEqual({ keep: false });
  expect(await background.ask('state')).toMatchObject({
    idle: 'site-off',
    sources: [{ paused: true, kinds: [{ state: 'paused' }, {}] }],
  });
  await background.ask('resume', { source: 'youtube' });
  expect(await background.observe()).toEqual({ keep: true });
});

test('a ledger that somebody meddled with allows nothing, and the person can begin anew', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  const { ledger, outbox } = background.deps.database;
  await ledger.where('sequence').above(0).modify({ uiVersion: 'meddled' });
  await background.uploader.run();
  expect(await background.observe(aReport())).toEqual({ keep: false });
  expect(await outbox.count()).toBe(0);
  expect(await background.ask('state')).toMatchObject({ idle: 'ledger-damaged' });
  expect(await background.agree()).toEqual({ outcome: 'blocked' });
  await background.ask('reset-consent');
  expect(await background.statuses()).toEqual(['kept']);
  expect(await background.ask('state')).toMatchObject({ idle: 'nothing-chosen' });
  expect(await background.agree()).toEqual({ outcome: 'agreed' });
});
