import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import type { SignedStudy } from '#shared/studies/signed-study.ts';
import type { JoinOutcome } from '../messages/join-study.ts';
import type { ListedStudy, StudiesAnswer } from '../messages/studies.ts';
import { endStudies } from './leave-study.ts';
import { type ABackground, aReport } from './testing/a-background.ts';
import { AStudyServer } from './testing/a-study-server.ts';
import { updateStudies } from './update-studies.ts';

let server: AStudyServer;
let background: ABackground;
let signed: SignedStudy;
let number = 0;

beforeAll(async () => {
  server = await new AStudyServer().start();
}, 120_000);
afterAll(() => server.stop());
beforeEach(async () => {
  await server.clear();
  background = server.aDevice();
  signed = await server.publish({ study: `bridges-${++number}` });
});
afterEach(async () => {
  await server.close(signed.study).catch(() => undefined);
  await background.dispose();
});

async function look(): Promise<void> {
  background.pass(7);
  background.outside.time = Math.min(background.outside.time, Date.now() + 8 * 3_600_000);
  await updateStudies(background.deps);
}
const list = async () => ((await background.ask('studies')) as StudiesAnswer).studies;
const own = async (): Promise<ListedStudy | undefined> =>
  (await list()).find(({ study }) => study.study === signed.study);
const join = async (one = signed) =>
  (
    (await background.ask('join-study', { study: one.study, document: one.digest, locale: 'en' })) as {
      outcome: JoinOutcome;
    }
  ).outcome;
const leave = (deleteSent: boolean) => background.ask('leave-study', { study: signed.study, deleteSent });
async function see(): Promise<void> {
  background.outside.time += 1000;
  await background.observe(aReport());
}
async function send(): Promise<void> {
  await background.ask('decide-items', {
    decision: 'send',
    selection: { filter: { statuses: ['waiting'] } },
  });
  await background.uploader.run();
}
const outbox = () => background.deps.database.outbox.toArray();

test('before somebody donates, nobody is asked which studies there are', async () => {
  await updateStudies(background.deps);
  await background.agree({ donate: false });
  await updateStudies(background.deps);
  expect(server.asked).toEqual([]);
  await background.agree();
  expect(await updateStudies(background.deps)).toBe(true);
  expect(server.asked).toEqual(['/v1/studies']);
  expect(await updateStudies(background.deps), 'and then not for six hours').toBeUndefined();
  expect(await own()).toMatchObject({ state: 'open', joined: null, off: [] });
});

test('what another key has signed is no study, and an older version takes no place', async () => {
  await background.agree();
  await updateStudies(background.deps);
  const { database } = background.deps;
  const row = await database.studies.get(signed.study);
  await database.studies.put({
    ...row,
    study: 'forged',
    signed: { ...signed, study: 'forged' },
    inForce: [],
  });
  expect((await list()).map(({ study }) => study.study)).not.toContain('forged');
  await database.studies.update(signed.study, {
    signed: { ...signed, text: signed.text.replace('200', '201') },
  });
  expect(await own()).toBeUndefined();
});

test('an item that was seen after joining goes to both studies, to the second with nothing but what it asks for', async () => {
  await background.agree();
  await updateStudies(background.deps);
  await see();
  expect(await join()).toBe('joined');
  await see();
  await send();
  await background.uploader.run();
  expect(await outbox()).toEqual([]);
  const [main, study] = [await server.rows('daylight'), await server.rows(signed.study)];
  expect(main).toHaveLength(2);
  expect(study).toEqual([expect.objectContaining({ item_title: 'How bread is made', publisher_id: null })]);
  expect(main.map(({ id }) => id)).not.toContain(study[0]?.id);
  expect(main.map(({ contributor }) => contributor)).not.toContain(study[0]?.contributor);
  expect(await own()).toMatchObject({ joined: { isCurrent: true, arm: null }, sent: 1, waiting: 0 });
});

test('no word in the batch of a study stands in a batch of another: neither an id nor an entry of the ledger', async () => {
  const texts: string[] = [];
  await background.agree();
  await updateStudies(background.deps);
  await join();
  await see();
  const { database } = background.deps;
  database.outbox.hook('creating', (_, row) => void texts.push(row.json));
  await send();
  const words = texts.map((text) => new Set(text.match(/[0-9a-f-]{36}|[0-9a-f]{64}/g)));
  expect(words).toHaveLength(2);
  expect([...(words[0] ?? [])].filter((word) => words[1]?.has(word))).toEqual([]);
});

test('three studies at a time and no more, also when two are joined in the same moment', async () => {
  await background.agree();
  const others = await Promise.all([1, 2, 3].map((n) => server.publish({ study: `more-${number}-${n}` })));
  await updateStudies(background.deps);
  expect(await join()).toBe('joined');
  expect(await join(others[0])).toBe('joined');
  const both = await Promise.all([join(others[1]), join(others[2])]);
  expect(both.sort()).toEqual(['joined', 'too-many']);
  expect(await join(others[1])).not.toBe(await join(others[2]));
  for (const other of others) await server.close(other.study);
});

test('each device draws a group, which goes along with what it sends', async () => {
  signed = await server.publish({ study: `arms-${number}`, arms: ['one', 'two', 'three'] });
  await background.agree();
  await updateStudies(background.deps);
  await join();
  const arm = (await own())?.joined?.arm;
  expect(['one', 'two', 'three']).toContain(arm);
  await see();
  await send();
  expect(await server.rows(signed.study)).toHaveLength(1);
});

test('leaving with deletion takes everything from that study, and leaves what the platform itself got', async () => {
  await background.agree();
  await updateStudies(background.deps);
  await join();
  await see();
  await send();
  await leave(true);
  await background.uploader.run();
  expect(await server.rows(signed.study)).toEqual([]);
  expect(await server.rows('daylight')).toHaveLength(1);
  expect(await background.statuses()).toEqual(['sent']);
  expect(await own()).toMatchObject({ joined: null, holds: false, deleting: false });
  await see();
  await send();
  expect(await server.rows(signed.study)).toEqual([]);
  expect(await server.rows('daylight')).toHaveLength(2);
});

test('what waits for a study does not go after leaving it, nor what was taken away meanwhile', async () => {
  await background.agree();
  await updateStudies(background.deps);
  await join();
  await see();
  const { database } = background.deps;
  await background.ask('pause', { source: 'youtube', until: 'resumed' });
  await background.ask('decide-items', {
    decision: 'send',
    selection: { filter: { statuses: ['waiting'] } },
  });
  await background.uploader.run();
  await background.ask('resume', { source: 'youtube' });
  await leave(false);
  await background.uploader.run();
  expect(await server.rows(signed.study)).toEqual([]);
  expect(await database.shares.count()).toBe(0);
});

test('stopping everything with deletion reaches every study that got something', async () => {
  await background.agree();
  await updateStudies(background.deps);
  await join();
  await see();
  await send();
  await background.ask('withdraw', { source: null, deleteSent: true });
  await background.uploader.run();
  expect(await server.rows('daylight')).toEqual([]);
  expect(await server.rows(signed.study)).toEqual([]);
  expect(await own(), 'and nobody takes part any more').toMatchObject({ joined: null, holds: false });
});

test('once a study is closed, nothing more goes to it, and the rest goes on', async () => {
  await background.agree();
  await updateStudies(background.deps);
  await join();
  await see();
  await send();
  await server.close(signed.study);
  await see();
  await send();
  expect(await server.rows(signed.study)).toHaveLength(1);
  expect(await server.rows('daylight')).toHaveLength(2);
  expect(await outbox()).toEqual([]);
  await look();
  await endStudies(background.deps, background.uploader);
  expect(await own()).toMatchObject({ state: 'over', joined: null, holds: true });
  expect(await join()).toBe('over');
  const closed = (await background.deps.database.studies.get(signed.study))?.closed;
  expect(closed).toBe(utcDay(new Date()));
});

test('a version that asks for more gets nothing until the person has agreed to it', async () => {
  await background.agree();
  await updateStudies(background.deps);
  await join();
  const fields = ['item.publisher.id', 'item.title'];
  const cells = [{ source: 'youtube', surface: 'home', kind: 'recommendation' as const, fields }];
  signed = await server.publish({ study: signed.study, version: 2, cells });
  await look();
  expect(await own()).toMatchObject({ joined: { isCurrent: false } });
  await see();
  await send();
  expect(await server.rows(signed.study)).toEqual([]);
  expect(await join()).toBe('joined');
  await see();
  await send();
  expect(await server.rows(signed.study)).toEqual([
    expect.objectContaining({ publisher_id: expect.any(String) }),
  ]);
});

test('the popup tells of a new study until the person has looked at the list', async () => {
  const tell = async () => ((await background.ask('state')) as { newStudies: number }).newStudies;
  await background.agree();
  await updateStudies(background.deps);
  expect(await tell()).toBeGreaterThan(0);
  await list();
  expect(await tell()).toBe(0);
});
