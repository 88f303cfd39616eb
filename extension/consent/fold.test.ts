import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainEvent, isIntact } from './chain.ts';
import type { ConsentChange, ConsentEvent } from './event.ts';
import { foldConsent } from './fold.ts';
import { decideBy, grantLifetime } from './permission.ts';

const scope = { source: 'youtube', kind: 'recommendation', tier: 'aggregate' } as const;
const document = 'a'.repeat(64);
const granted: ConsentChange = { type: 'granted', scope, document, locale: 'en' };
const circumstances = { now: 1000, document, permittedSources: new Set(['youtube']) };

function history(...changes: [at: number, change: ConsentChange][]): ConsentEvent[] {
  return changes.map(([at, change], i) => ({
    id: String(i),
    at,
    uiVersion: '1',
    change,
    previous: '',
    hash: '',
  }));
}

const adult: [number, ConsentChange] = [0, { type: 'adult-confirmed' }];
const anyChange = fc.constantFrom<ConsentChange>(
  { type: 'adult-confirmed' },
  granted,
  { type: 'withdrawn', scope },
  { type: 'paused' },
  { type: 'resumed' },
);
const anyHistory = fc
  .array(anyChange, { maxLength: 12 })
  .map((changes) => history(...changes.map((change, i): [number, ConsentChange] => [i * 10, change])));

test('nothing is allowed before a person has agreed', () => {
  const decide = decideBy(foldConsent([]), circumstances);
  expect(decide(scope)).toEqual({ allowed: false, why: 'not-adult' });
});

test('a grant allows its own scope and no other', () => {
  const decide = decideBy(foldConsent(history(adult, [5, granted])), circumstances);
  expect(decide(scope)).toEqual({ allowed: true, document });
  expect(decide({ ...scope, kind: 'ad' }).allowed).toBe(false);
  expect(decide({ ...scope, source: 'elsewhere' }).allowed).toBe(false);
  expect(decide({ ...scope, tier: 'exhibit' }).allowed).toBe(false);
});

test.each([
  ['another consent document is in force', { document: 'b'.repeat(64) }, 'document-changed'],
  ['the browser permission is gone', { permittedSources: new Set<string>() }, 'no-browser-permission'],
  ['a year has passed', { now: 5 + grantLifetime }, 'expired'],
])('a grant does not count when %s', (_, change, why) => {
  const decide = decideBy(foldConsent(history(adult, [5, granted])), { ...circumstances, ...change });
  expect(decide(scope)).toEqual({ allowed: false, why });
});

test('setting the clock back does not revive an expired grant', () => {
  const events = history(
    adult,
    [5, granted],
    [6 + grantLifetime, { type: 'paused' }],
    [7 + grantLifetime, { type: 'resumed' }],
  );
  expect(decideBy(foldConsent(events), { ...circumstances, now: 10 })(scope).allowed).toBe(false);
});

test('what was seen before the grant or during a pause never counts, not even after resuming', () => {
  const events = history(adult, [100, granted], [200, { type: 'paused' }], [300, { type: 'resumed' }]);
  const decide = decideBy(foldConsent(events), circumstances);
  expect([99, 100, 199, 200, 299, 300].map((at) => decide(scope, at).allowed)).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
  ]);
});

test('after a withdrawal or a pause, whatever came before, nothing is allowed', () => {
  fc.assert(
    fc.property(
      anyHistory,
      fc.constantFrom<ConsentChange>({ type: 'withdrawn', scope }, { type: 'paused' }),
      (events, last) => {
        const ended: ConsentEvent[] = [
          ...events,
          { ...(history([500, last])[0] as ConsentEvent), id: 'last' },
        ];
        expect(decideBy(foldConsent(ended), circumstances)(scope).allowed).toBe(false);
      },
    ),
  );
});

test('an event that is delivered twice changes nothing', () => {
  fc.assert(
    fc.property(anyHistory, (events) => {
      expect(foldConsent([...events, ...events])).toEqual(foldConsent(events));
    }),
  );
});

test('a ledger in which any entry was changed or taken out is not intact', async () => {
  const events: ConsentEvent[] = [];
  for (const change of [{ type: 'adult-confirmed' }, granted, { type: 'paused' }] satisfies ConsentChange[])
    events.push(
      await chainEvent(events.at(-1), { id: crypto.randomUUID(), at: events.length, uiVersion: '1', change }),
    );
  expect(await isIntact(events)).toBe(true);
  expect(await isIntact(events.toSpliced(1, 1))).toBe(false);
  const forged = events.map((event, i) =>
    i === 2 ? { ...event, change: { type: 'resumed' } as const } : event,
  );
  expect(await isIntact(forged)).toBe(false);
});
