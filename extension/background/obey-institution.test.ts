import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import { gate } from '../consent/gate.ts';
import type { StateAnswer } from '../messages/state.ts';
import { decideNow } from './decide-now.ts';
import { obeyInstitution } from './obey-institution.ts';
import { ABackground, aPack, aReport, document, host } from './testing/a-background.ts';

const bing: RulePack = { ...aPack, source: 'bing', name: 'Bing', hosts: ['https://www.bing.com/*'] };
const both = [
  { source: 'youtube', kinds: ['recommendation'] },
  { source: 'bing', kinds: ['recommendation'] },
];

let background: ABackground;
beforeEach(() => {
  background = new ABackground(undefined, [bing]);
  background.outside.permitted.add('https://www.bing.com/*');
});
afterEach(() => background.dispose());

async function set(institution: object): Promise<void> {
  background.outside.institution = institution;
  await obeyInstitution(background.deps, background.uploader);
}
const state = () => background.ask('state') as Promise<StateAnswer>;
const said = async () => (await background.deps.database.ledger.toArray()).map(({ change }) => change);
/** Seals what was seen, and gives a way to try whether that passes. */
async function sealed() {
  await background.uploader.run();
  const [row] = await background.deps.database.outbox.toArray();
  if (!row) throw new Error('Nothing is sealed');
  return async () => gate(row, (await decideNow(background.deps)).decide);
}

test('a source that is switched off stops at once: nothing is kept of it, and what is sealed does not pass the gate', async () => {
  await background.agree({ choices: both, holdHours: 0 });
  await background.observe();
  const passes = await sealed();
  expect(await passes()).toHaveProperty('batch');
  const before = await said();
  await set({ organisation: 'U', sources: ['bing'] });
  expect(await passes()).toEqual({ withheld: 'managed' });
  expect(background.outside.observing).toEqual(['bing']);
  expect(background.outside.woken, 'no script of ours comes to a page of it').not.toContain(host);
  expect(await background.observe()).toEqual({ keep: false });
  expect((await state()).sources.map(({ source, offered }) => [source, offered])).toEqual([
    ['youtube', false],
    ['bing', true],
  ]);
  expect(await said(), 'nothing is withdrawn in the name of the person').toEqual(before);
  await set({});
  expect(background.outside.observing).toEqual(['youtube', 'bing']);
  expect(await background.observe()).toEqual({ keep: true });
});

test('where nothing may be sent, things are still kept for oneself, and what is sealed or told does not pass a gate', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  const passes = await sealed();
  await set({ donation: 'off' });
  expect(await passes()).toEqual({ withheld: 'managed' });
  const { decide } = await decideNow(background.deps);
  expect(decide.study()).toEqual({ allowed: false, why: 'managed' });
  expect(decide.story('s', 1, 'public')).toEqual({ allowed: false, why: 'managed' });
  expect(decide.structure('s', 'youtube')).toEqual({ allowed: false, why: 'managed' });
  expect(await state()).toMatchObject({ idle: null, institution: { mayLeave: false, rests: true } });
  background.pass(1);
  expect(await background.observe(aReport())).toEqual({ keep: true });
  await set({});
  expect(await background.statuses(), 'what was seen meanwhile stays for good').toEqual(['sealed', 'kept']);
});

test('what was tried before waits untouched in the outbox until it may be sent again', async () => {
  const { database } = background.deps;
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.uploader.run();
  await database.outbox.toCollection().modify({ tried: true });
  const [before] = await database.outbox.toArray();
  await set({ donation: 'off' });
  expect((await database.outbox.toArray())[0]).toMatchObject({
    batchId: before?.batchId,
    json: before?.json,
  });
});

test('choices that are saved leave alone what is not offered: nothing of it is granted, refused or withdrawn', async () => {
  await background.agree({ choices: both });
  const before = await said();
  background.outside.institution = { sources: ['bing'] };
  const only = (kinds: string[]) => background.agree({ choices: [{ source: 'bing', kinds }] });
  expect(await only(['recommendation'])).toEqual({ outcome: 'agreed' });
  expect(await background.agree({ choices: both })).toEqual({ outcome: 'agreed' });
  expect(await said()).toEqual(before);
  await only(['recommendation', 'ad']);
  const more = (await said()).slice(before.length);
  expect(more.every((change) => 'scope' in change && change.scope.source === 'bing')).toBe(true);
  expect(await background.agree()).toEqual({ outcome: 'not-permitted' });
});

test('what is not offered is not refused either, so that it is offered anew on another day', async () => {
  background.outside.institution = { sources: ['bing'] };
  await background.ask('decline');
  const refused = (await said()).flatMap((change) => ('scope' in change ? [change.scope.source] : []));
  expect(new Set(refused)).toEqual(new Set(['bing']));
});

test('whether to donate is no question where nothing may be sent: saving choices neither joins nor leaves', async () => {
  background.outside.institution = { donation: 'off' };
  await background.agree({ donate: true, exhibit: true, holdHours: 0 });
  const types = async () => new Set((await said()).map(({ type }) => type));
  expect(await types()).not.toContain('study-joined');
  expect((await state()).institution).toMatchObject({ mayLeave: false, rests: false });
  expect(await types()).not.toContain('approval-set');
  expect((await said()).some((change) => change.type === 'granted' && change.scope.tier === 'exhibit')).toBe(
    false,
  );
  background.outside.institution = {};
  await background.agree({ donate: true, exhibit: true });
  background.outside.institution = { donation: 'off' };
  await background.agree({ donate: false, exhibit: false });
  expect(await types()).not.toContain('study-left');
  expect(await types()).not.toContain('withdrawn');
});

test('whoever has nothing left to choose can still leave, and have deleted what was sent', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.uploader.run();
  await background.deps.database.keys.toCollection().modify({ receiptKey: 'of-the-server' });
  await set({ sources: [], donation: 'off' });
  await background.ask('withdraw', { source: null, deleteSent: true });
  expect(background.outside.permitted.has(host)).toBe(false);
  expect((await said()).map(({ type }) => type)).toContain('study-left');
  expect(await background.deps.database.deletions.count()).toBe(1);
});

test('items wait at least as long as was set, whatever shorter time was chosen; a click still sends at once', async () => {
  await background.agree({ holdHours: 1 });
  background.outside.institution = { shortestHoldHours: 24 };
  await background.observe();
  expect((await state()).holdHours).toBe(24);
  background.pass(23);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['waiting']);
  background.pass(2);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['sealed']);
  background.outside.institution = { shortestHoldHours: 2 };
  await background.ask('set-hold', { hours: 6 });
  expect((await state()).holdHours, 'longer than set is as long as chosen').toBe(6);
  await background.ask('set-hold', { hours: null });
  expect((await state()).holdHours).toBeNull();
});

test('a story is not agreed to where it could not be sent, and stays as it was written', async () => {
  const { id } = (await background.ask('start-story', {})) as { id: string };
  const trail = [{ source: 'youtube', page: 'home', hostItem: null }];
  const text = 'It shows me the same bread every day.';
  const words = { category: 'recommendation-repeated', severity: 'little', text, audience: 'public' };
  const draft = { ...words, observations: [], removed: 0, trail };
  await background.ask('save-story', { id, draft });
  const send = () => background.ask('send-story', { id, shown: text, document, adult: true });
  for (const institution of [{ donation: 'off' }, { sources: ['bing'] }]) {
    background.outside.institution = institution;
    expect(await send()).toEqual({ outcome: 'managed' });
  }
  expect(await said()).toEqual([]);
  background.outside.institution = {};
  expect(await send()).toEqual({ outcome: 'queued' });
});

test('what is set wrongly is told, and changes nothing', async () => {
  await background.agree();
  background.outside.institution = { sources: 'youtube', donation: true, consent: 'yes' };
  const { institution, idle } = await state();
  expect(idle).toBeNull();
  expect(institution).toMatchObject({ offered: null, mayLeave: true });
  expect(institution?.problems.map(({ setting }) => setting)).toEqual(['sources', 'donation', 'consent']);
});

test('whatever an institution sets, no more is allowed than without it, and the ledger stays as it is', async () => {
  await background.agree({ choices: both, exhibit: true });
  const { decide } = await decideNow(background.deps);
  const before = await said();
  const scopes = both.flatMap(({ source }) =>
    (['recommendation', 'ad', 'query'] as const).map((kind) => scopeOf({ source, kind })),
  );
  const raw = fc.record(
    {
      organisation: fc.string(),
      sources: fc.array(fc.constantFrom('youtube', 'bing', 'elsewhere')),
      donation: fc.constantFrom('off', 'on', true),
      shortestHoldHours: fc.integer({ min: -1, max: 80 }),
      consent: fc.anything(),
      documents: fc.anything(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(raw, async (institution) => {
      background.outside.institution = institution;
      const { decide: narrowed } = await decideNow(background.deps);
      for (const scope of scopes) {
        expect(narrowed.capture(scope).allowed && !decide.capture(scope).allowed).toBe(false);
        expect(narrowed.send(scope).allowed && !decide.send(scope).allowed).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
  expect(await said()).toEqual(before);
});
