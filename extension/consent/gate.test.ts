import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scope } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { sendBatch } from '../upload/send.ts';
import { composeBatch } from './compose-batch.ts';
import { gate } from './gate.ts';
import type { Decide } from './permission.ts';
import { aRecommendation } from './testing/a-recommendation.ts';

const document = 'a'.repeat(64);
const allow = (allowed: (scope: Scope) => boolean): Decide => {
  return (scope) => (allowed(scope) ? { allowed: true, document } : { allowed: false, why: 'not-granted' });
};
const everything = allow(() => true);

function seal(batch: Batch | undefined) {
  if (!batch) throw new Error('Nothing to seal');
  return { batchId: batch.batchId, json: JSON.stringify(batch) };
}

const anySource = fc.constantFrom('youtube', 'google', 'amazon');
const anyKept = fc.array(
  anySource.map((source) => ({ observation: aRecommendation({ source }), capturedAt: 1 })),
  { minLength: 1, maxLength: 20 },
);

test('a batch holds what is agreed to and nothing else, and passes the gate', () => {
  fc.assert(
    fc.property(anyKept, fc.subarray(['youtube', 'google', 'amazon']), (kept, sources) => {
      const decide = allow((scope) => sources.includes(scope.source));
      const batch = composeBatch(newDayId(Date.now()), 'daylight', kept, [], decide);
      const expected = kept.filter((k) => sources.includes(k.observation.source));
      expect(batch?.observations ?? []).toEqual(expected.map((k) => k.observation));
      if (batch) expect(gate(seal(batch), decide)).toHaveProperty('batch');
    }),
  );
});

test('a sealed batch does not pass once anything in it is no longer agreed to', () => {
  fc.assert(
    fc.property(anyKept, anySource, (kept, taken) => {
      const sealed = seal(composeBatch(newDayId(Date.now()), 'daylight', kept, [], everything));
      const answer = gate(
        sealed,
        allow((scope) => scope.source !== taken),
      );
      const holdsTaken = kept.some((k) => k.observation.source === taken);
      expect('withheld' in answer).toBe(holdsTaken);
    }),
  );
});

test('exposure counts of a source that nothing is agreed to on do not pass', () => {
  const batch = composeBatch(
    newDayId(Date.now()),
    'daylight',
    [{ observation: aRecommendation(), capturedAt: 1 }],
    [],
    everything,
  );
  const exposure = {
    source: 'google',
    surface: 'results',
    day: '2026-11-20',
    rules: 'google@1',
    pages: 1,
    containers: 1,
    items: 1,
    visible: 1,
    parsed: 1,
    failed: 0,
  };
  const sealed = seal(batch && { ...batch, exposures: [exposure] });
  expect(gate(sealed, everything)).toEqual({ withheld: 'not-granted' });
});

test('a batch sealed under another consent document does not pass', () => {
  const sealed = seal(
    composeBatch(
      newDayId(Date.now()),
      'daylight',
      [{ observation: aRecommendation(), capturedAt: 1 }],
      [],
      everything,
    ),
  );
  const later: Decide = () => ({ allowed: true, document: 'b'.repeat(64) });
  expect(gate(sealed, later)).toEqual({ withheld: 'document-changed' });
});

test('text that is not the batch it says it is does not pass', () => {
  const sealed = seal(
    composeBatch(
      newDayId(Date.now()),
      'daylight',
      [{ observation: aRecommendation(), capturedAt: 1 }],
      [],
      everything,
    ),
  );
  expect(gate({ ...sealed, batchId: newDayId(Date.now()) }, everything)).toEqual({ withheld: 'unreadable' });
  expect(gate({ ...sealed, json: '{' }, everything)).toEqual({ withheld: 'unreadable' });
});

test('a batch that did not pass the gate cannot be sent: it does not compile', () => {
  const neverCalled = (sealed: { batchId: string; json: string }, key: CryptoKey) =>
    // @ts-expect-error a plain sealed batch is not a ConsentedBatch
    sendBatch({ origin: '', clockOffset: 0 }, sealed, { contributor: '', privateKey: key }, '');
  expect(neverCalled).toBeTypeOf('function');
});
