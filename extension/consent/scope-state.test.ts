import { expect, test } from 'vitest';
import type { ConsentChange } from './event.ts';
import { foldConsent } from './fold.ts';
import { grantLifetime } from './permission.ts';
import { mayOffer, refusalLifetime, type ScopeState, scopeState } from './scope-state.ts';
import { aDocument, aLedger, aScope, takesPart } from './testing/a-ledger.ts';

const scope = aScope;
const granted: ConsentChange = { type: 'granted', scope, document: aDocument, locale: 'en' };
const documents = new Set([aDocument]);
const stands: [ScopeState, [number, ConsentChange][], number][] = [
  ['unset', [], 10],
  ['offered', [[1, { type: 'offered', scope }]], 10],
  [
    'granted',
    [
      [1, { type: 'offered', scope }],
      [2, granted],
    ],
    10,
  ],
  [
    'granted',
    [
      [2, granted],
      [3, { type: 'offered', scope }],
    ],
    10,
  ],
  [
    'paused',
    [
      [2, granted],
      [3, { type: 'paused', source: null, until: 20 }],
    ],
    19,
  ],
  [
    'granted',
    [
      [2, granted],
      [3, { type: 'paused', source: null, until: 20 }],
    ],
    20,
  ],
  ['stale', [[2, { ...granted, document: 'b'.repeat(64) }]], 10],
  ['expired', [[2, granted]], 2 + grantLifetime],
  [
    'withdrawn',
    [
      [2, granted],
      [3, { type: 'withdrawn', scope }],
    ],
    10,
  ],
  [
    'declined',
    [
      [1, { type: 'offered', scope }],
      [2, { type: 'declined', scope }],
    ],
    10,
  ],
];

test.each(stands)('a scope is shown as %s (%#)', async (expected, changes, now) => {
  const state = foldConsent(await aLedger(...changes));
  expect(scopeState(state, scope, { now, documents })).toBe(expected);
});

test('a refusal is not asked again for 180 days, and a clock that runs backwards does not shorten that', async () => {
  for (const type of ['declined', 'withdrawn'] as const) {
    const state = foldConsent(await aLedger([1000, { type, scope }]));
    expect(mayOffer(state, scope, 1000 + refusalLifetime - 1)).toBe(false);
    expect(mayOffer(state, scope, 0)).toBe(false);
    expect(mayOffer(state, scope, 1000 + refusalLifetime)).toBe(true);
  }
  expect(refusalLifetime).toBe(180 * 86_400_000);
});

test('what is agreed to is not offered, and nothing is to somebody who is not 18', async () => {
  expect(mayOffer(foldConsent([]), scope, 0)).toBe(true);
  const agreed = await aLedger(...takesPart.map((change): [number, ConsentChange] => [1, change]));
  expect(mayOffer(foldConsent(agreed), scope, 2)).toBe(false);
  expect(mayOffer(foldConsent(await aLedger([1, { type: 'adult-denied' }])), scope, 2)).toBe(false);
});
