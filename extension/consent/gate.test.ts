import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Scope, scopeKey } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { sendBatch } from '../upload/send.ts';
import { composeBatch } from './compose-batch.ts';
import type { ConsentChange } from './event.ts';
import { gate } from './gate.ts';
import type { Circumstances, Decide } from './permission.ts';
import { aDocument, aLedger, decideFrom, takesPart } from './testing/a-ledger.ts';
import { anExposure, anItem } from './testing/some-items.ts';

const sources = ['youtube', 'google', 'amazon'];
const kinds = ['recommendation', 'ad'] as const;
const scopes = sources.flatMap((source) =>
  kinds.map((kind) => ({ source, kind, tier: 'aggregate' as const })),
);
const grantOf = (scope: Scope): ConsentChange => ({
  ...{ type: 'granted', scope, locale: 'en' },
  document: aDocument,
});
const [, , join] = takesPart;
const ledgerOf = (granted: readonly Scope[]) =>
  aLedger(...[{ type: 'adult-confirmed' } as const, join, ...granted.map(grantOf)].map(at(1)));
const everything = ledgerOf(scopes);

function at(moment: number) {
  return (change: ConsentChange): [number, ConsentChange] => [moment, change];
}

function compose(
  decide: Decide,
  kept: readonly Pick<Observation, 'source' | 'kind'>[],
  exposures: readonly Exposure[] = [],
) {
  const items = kept.map(({ source, kind }) => ({ observation: anItem(source, kind), capturedAt: 2 }));
  return { items, batch: composeBatch(newDayId(Date.now()), 'daylight', items, exposures, decide) };
}

function seal(batch: Batch | undefined) {
  if (!batch) throw new Error('Nothing to seal');
  return { batchId: batch.batchId, json: JSON.stringify(batch) };
}

const anyKept = fc.array(fc.constantFrom(...scopes), { minLength: 1, maxLength: 20 });

test('a batch holds what is agreed to and nothing else, and passes the gate', async () => {
  await fc.assert(
    fc.asyncProperty(anyKept, fc.subarray(scopes), async (kept, granted) => {
      const decide = decideFrom(await ledgerOf(granted));
      const { items, batch } = compose(decide, kept);
      const wanted = items.filter((_, i) => granted.some((g) => g === kept[i]));
      expect(batch?.observations ?? []).toEqual(wanted.map((item) => item.observation));
      if (batch) expect(gate(seal(batch), decide)).toHaveProperty('batch');
    }),
  );
});

test('a sealed batch does not pass once anything in it is no longer agreed to', async () => {
  const before = await everything;
  await fc.assert(
    fc.asyncProperty(anyKept, fc.constantFrom(...scopes), async (kept, taken) => {
      const { batch } = compose(decideFrom(before), kept);
      const entries = before.map(({ change }) => change).map(at(1));
      const after = await aLedger(...entries, [3, { type: 'withdrawn', scope: taken }]);
      expect('withheld' in gate(seal(batch), decideFrom(after))).toBe(kept.includes(taken));
    }),
  );
});

const changes: [string, Partial<Circumstances>, string][] = [
  ['under another consent document', { documents: new Set(['b'.repeat(64)]) }, 'document-changed'],
  ['without the permission of the browser', { isPermitted: () => false }, 'no-browser-permission'],
  ['more than a year later', { now: 366 * 86_400_000 }, 'expired'],
  ['where an institution has switched its source off', { offered: new Set(['bing']) }, 'managed'],
  ['where an institution lets nothing be sent', { mayLeave: false }, 'managed'],
];
test.each(changes)('a sealed batch does not pass %s', async (_, change, withheld) => {
  const { batch } = compose(decideFrom(await everything), scopes);
  expect(gate(seal(batch), decideFrom(await everything, change))).toEqual({ withheld });
});

test('of a batch with several sources one that an institution has switched off is enough to hold it', async () => {
  const { batch } = compose(decideFrom(await everything), scopes);
  for (const source of sources) {
    const offered = new Set(sources.filter((other) => other !== source));
    const decide = decideFrom(await everything, { offered });
    expect(gate(seal(batch), decide)).toEqual({ withheld: 'managed' });
    const rest = compose(decide, scopes).batch;
    expect(new Set(rest?.observations.map((item) => item.source))).toEqual(offered);
    expect(gate(seal(rest), decide)).toHaveProperty('batch');
  }
});

test('a sealed batch does not pass after its person gave the same consent anew: it rests on another entry', async () => {
  const { batch } = compose(decideFrom(await everything), scopes);
  const entries = (await everything).map(({ change }) => change);
  const anew = await aLedger(...entries.map(at(1)), ...[grantOf(scopes[0] as Scope)].map(at(3)));
  expect(gate(seal(batch), decideFrom(anew))).toEqual({ withheld: 'other-consent' });
});

test('exposure counts of a source that nothing is agreed to on do not pass, and are not put in', async () => {
  const decide = decideFrom(await ledgerOf(scopes.slice(0, 1)));
  const { batch } = compose(decide, scopes.slice(0, 1), [anExposure('google'), anExposure('youtube')]);
  expect(batch?.exposures.map((exposure) => exposure.source)).toEqual(['youtube']);
  const smuggled = seal(batch && { ...batch, exposures: [anExposure('google')] });
  expect(gate(smuggled, decide)).toEqual({ withheld: 'not-granted' });
});

test('a batch whose person takes back that single items may be read is put together again without that', async () => {
  const scope = { source: 'youtube', kind: 'ad', tier: 'aggregate' } as const;
  const exhibit: Scope = { ...scope, tier: 'exhibit' };
  const entries = [{ type: 'adult-confirmed' } as const, join, grantOf(scope), grantOf(exhibit)].map(at(1));
  const { batch } = compose(decideFrom(await aLedger(...entries)), [scope]);
  expect(batch?.consents.map((consent) => scopeKey(consent.scope))).toContain(scopeKey(exhibit));
  const after = decideFrom(await aLedger(...entries, [3, { type: 'withdrawn', scope: exhibit }]));
  expect(gate(seal(batch), after)).toEqual({ withheld: 'other-consent' });
  const anew = compose(after, [scope]).batch;
  expect(anew?.consents.map((consent) => consent.scope.tier)).toEqual(['aggregate']);
  expect(gate(seal(anew), after)).toHaveProperty('batch');
});

const typed = (): Observation => {
  const item = anItem('youtube', 'ad');
  return { ...item, context: { ...item.context, query: 'shoes that last' } };
};
const ad = { source: 'youtube', kind: 'ad', tier: 'aggregate' } as const;
const query = { source: 'youtube', kind: 'query', tier: 'aggregate' } as const;
const grants = (...granted: Scope[]) =>
  [{ type: 'adult-confirmed' } as const, join, ...granted.map(grantOf)].map(at(1));
const composeTyped = (decide: Decide, capturedAt = 2) =>
  composeBatch(newDayId(Date.now()), 'daylight', [{ observation: typed(), capturedAt }], [], decide);

test('what was typed leaves with its item where that is agreed to, and its consent is named', async () => {
  const decide = decideFrom(await aLedger(...grants(ad, query)));
  const batch = composeTyped(decide);
  expect(batch?.observations[0]?.context.query).toBe('shoes that last');
  expect(batch?.consents.map(({ scope }) => scope)).toEqual([ad, query]);
  expect(gate(seal(batch), decide)).toHaveProperty('batch');
});

test('once what was typed may not leave any more, its sealed batch is put together again: the item goes alone', async () => {
  const before = grants(ad, query);
  const batch = composeTyped(decideFrom(await aLedger(...before)));
  const after = decideFrom(await aLedger(...before, [3, { type: 'withdrawn', scope: query }]));
  expect(gate(seal(batch), after)).toEqual({ withheld: 'other-consent' });
  const anew = composeTyped(after);
  expect(anew?.observations).toHaveLength(1);
  expect(JSON.stringify(anew)).not.toContain('shoes that last');
  expect(anew?.consents.map(({ scope }) => scope)).toEqual([ad]);
  expect(gate(seal(anew), after)).toHaveProperty('batch');
});

test('what was typed before that was agreed to stays here, and the item goes', async () => {
  const decide = decideFrom(await aLedger(...grants(ad), [5, grantOf(query)]));
  expect(composeTyped(decide, 2)?.observations[0]?.context).not.toHaveProperty('query');
  expect(composeTyped(decide, 5)?.observations[0]?.context).toHaveProperty('query');
});

test('with an item that people may read, what was typed goes only where they may read that, too', async () => {
  const exhibits = [ad, query].map((scope): Scope => ({ ...scope, tier: 'exhibit' }));
  const some = decideFrom(await aLedger(...grants(ad, query, exhibits[0] as Scope)));
  const bare = composeTyped(some);
  expect(bare?.observations[0]?.context).not.toHaveProperty('query');
  expect(bare?.consents.map(({ scope }) => scope)).toEqual([ad, exhibits[0]]);
  expect(gate(seal(bare && { ...bare, observations: [typed()] }), some)).toEqual({ withheld: 'not-granted' });
  const all = decideFrom(await aLedger(...grants(ad, query, ...exhibits)));
  const whole = composeTyped(all);
  expect(whole?.observations[0]?.context).toHaveProperty('query');
  expect(whole?.consents.map(({ scope }) => scope)).toEqual([ad, exhibits[0], query, exhibits[1]]);
  expect(gate(seal(whole), all)).toHaveProperty('batch');
});

test('that what was typed may leave lets no count of the site leave', async () => {
  const decide = decideFrom(await aLedger(...grants(ad, query, { ...query, source: 'google' })));
  const batch = composeTyped(decide);
  const google = { ...batch?.consents[1], scope: { ...query, source: 'google' } };
  const smuggled = {
    ...batch,
    consents: [...(batch?.consents ?? []), google],
    exposures: [anExposure('google')],
  };
  expect(gate(seal(smuggled as Batch), decide)).toHaveProperty('withheld');
});

test('text that is not the batch it says it is does not pass', async () => {
  const decide = decideFrom(await everything);
  const sealed = seal(compose(decide, scopes).batch);
  expect(gate({ ...sealed, batchId: newDayId(Date.now()) }, decide)).toEqual({ withheld: 'unreadable' });
  expect(gate({ ...sealed, json: '{' }, decide)).toEqual({ withheld: 'unreadable' });
  expect(gate({ ...sealed, json: 'null' }, decide)).toEqual({ withheld: 'unreadable' });
});

test('a batch that did not pass the gate cannot be sent: it does not compile', () => {
  const neverCalled = (sealed: { batchId: string; json: string }, key: CryptoKey) =>
    // @ts-expect-error a plain sealed batch is not a ConsentedBatch
    sendBatch({ origin: '', clockOffset: 0 }, sealed, { contributor: '', privateKey: key }, '');
  expect(neverCalled).toBeTypeOf('function');
});
