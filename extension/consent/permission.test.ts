import { expect, test } from 'vitest';
import type { Scope } from '#shared/consent/scope.ts';
import type { ConsentChange } from './event.ts';
import { type Circumstances, grantLifetime } from './permission.ts';
import { aLedger, aScope, decideFrom, takesPart } from './testing/a-ledger.ts';

const atFive = (...more: [number, ConsentChange][]) =>
  aLedger(...takesPart.map((change): [number, ConsentChange] => [5, change]), ...more);

test('nothing is allowed before a person has agreed', () => {
  const decide = decideFrom([]);
  expect(decide.capture(aScope)).toEqual({ allowed: false, why: 'not-adult' });
  expect(decide.send(aScope)).toEqual({ allowed: false, why: 'not-adult' });
  expect(decide.study()).toEqual({ allowed: false, why: 'not-adult' });
  expect(decide.story('s', 1, 'public')).toEqual({ allowed: false, why: 'not-adult' });
});

test('a grant allows its own scope and no other', async () => {
  const decide = decideFrom(await atFive());
  const others: Scope[] = [
    { ...aScope, kind: 'ad' },
    { ...aScope, source: 'elsewhere' },
    { ...aScope, tier: 'exhibit' },
  ];
  expect(decide.capture(aScope)).toMatchObject({ allowed: true });
  expect(decide.send(aScope)).toMatchObject({ allowed: true });
  for (const other of others) expect(decide.capture(other)).toEqual({ allowed: false, why: 'not-granted' });
});

test('who takes part in no study keeps things and sends none', async () => {
  const events = (await atFive()).slice(0, 2);
  expect(decideFrom(events).capture(aScope).allowed).toBe(true);
  expect(decideFrom(events).send(aScope)).toEqual({ allowed: false, why: 'not-in-study' });
  expect(decideFrom(await atFive(), { study: 'another' }).send(aScope).allowed).toBe(false);
});

const changed: [string, Partial<Circumstances>, string][] = [
  ['another consent document is in force', { documents: new Set(['b'.repeat(64)]) }, 'document-changed'],
  ['the browser permission is gone', { isPermitted: () => false }, 'no-browser-permission'],
  ['a year has passed', { now: 5 + grantLifetime }, 'expired'],
];
test.each(changed)('a grant does not count when %s', async (_, change, why) => {
  const events = await atFive();
  expect(decideFrom(events, change).capture(aScope)).toEqual({ allowed: false, why });
  expect(decideFrom(events, change).send(aScope)).toEqual({ allowed: false, why });
});

test('a grant lasts to the last millisecond of its year', async () => {
  const decide = decideFrom(await atFive(), { now: 5 + grantLifetime - 1 });
  expect(decide.send(aScope).allowed).toBe(true);
});

test('setting the clock back does not revive an expired grant', async () => {
  const later: ConsentChange = { type: 'approval-set', holdHours: null };
  const events = await atFive([6 + grantLifetime, later]);
  expect(decideFrom(events, { now: 10 }).capture(aScope)).toEqual({ allowed: false, why: 'expired' });
});

test('what was seen before the grant or during a pause never counts, not even after resuming', async () => {
  const events = await aLedger(
    ...takesPart.map((change): [number, ConsentChange] => [100, change]),
    [200, { type: 'paused', source: null, until: null }],
    [300, { type: 'resumed', source: null }],
  );
  const decide = decideFrom(events);
  const moments = [99, 100, 199, 200, 299, 300];
  expect(moments.map((at) => decide.send(aScope, at).allowed)).toEqual([
    ...[false, true, true],
    ...[false, false, true],
  ]);
});

test('what was seen before its person took part in the study never counts', async () => {
  const [adult, granted, joined] = takesPart;
  const decide = decideFrom(await aLedger([1, adult], [2, granted], [50, joined]));
  expect(decide.send(aScope, 49)).toEqual({ allowed: false, why: 'outside-grant' });
  expect(decide.send(aScope, 50).allowed).toBe(true);
});

test('a pause with an end ends by itself, to the millisecond; one of a site leaves the others alone', async () => {
  const events = await atFive([10, { type: 'paused', source: 'youtube', until: 500 }]);
  expect(decideFrom(events, { now: 499 }).capture(aScope)).toEqual({ allowed: false, why: 'paused' });
  expect(decideFrom(events, { now: 500 }).capture(aScope).allowed).toBe(true);
  expect(decideFrom(events, { now: 500 }).send(aScope, 499)).toEqual({
    allowed: false,
    why: 'outside-grant',
  });
  const other = await atFive([10, { type: 'paused', source: 'google', until: null }]);
  expect(decideFrom(other).capture(aScope).allowed).toBe(true);
});

test('resuming everything leaves a site that was switched off by itself as it is', async () => {
  const events = await atFive(
    [10, { type: 'paused', source: 'youtube', until: null }],
    [11, { type: 'paused', source: null, until: null }],
    [12, { type: 'resumed', source: null }],
  );
  expect(decideFrom(events).capture(aScope)).toEqual({ allowed: false, why: 'paused' });
});

test('a stop from afar ends capture and sending of what it names, and stories when it names everything', async () => {
  const told: ConsentChange = {
    ...{ type: 'story-granted', story: 's', revision: 1, audience: 'public' },
    document: 'a'.repeat(64),
  };
  const one = await atFive([6, told], [7, { type: 'remotely-stopped', sources: ['youtube'] }]);
  expect(decideFrom(one).capture(aScope)).toEqual({ allowed: false, why: 'stopped' });
  expect(decideFrom(one).story('s', 1, 'public').allowed).toBe(true);
  const all = await atFive([6, told], [7, { type: 'remotely-stopped', sources: null }]);
  for (const decision of [decideFrom(all).study(), decideFrom(all).story('s', 1, 'public')])
    expect(decision).toEqual({ allowed: false, why: 'stopped' });
});
