import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { Batch } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import { composeBatch, type Kept, maySendCounts } from './compose-batch.ts';
import type { ConsentChange } from './event.ts';
import { aDocument, aLedger, decideFrom, takesPart } from './testing/a-ledger.ts';
import { anExposure, anItem } from './testing/some-items.ts';

const answers = { source: 'google', kind: 'answer', tier: 'aggregate' } as const;
const more: ConsentChange = { type: 'granted', scope: answers, document: aDocument, locale: 'en' };
const ledger = aLedger(...[...takesPart, more].map((change): [number, ConsentChange] => [5, change]));
const kept = (n: number): Kept[] =>
  Array.from({ length: n }, () => ({ observation: anItem('youtube', 'recommendation'), capturedAt: 9 }));

/** An answer as long as one can be, in letters that take three bytes each. */
function aLongAnswer(): Kept {
  const item = anItem('google', 'answer');
  if (item.kind !== 'answer') throw new TypeError('It is an answer');
  return { observation: { ...item, answer: { ...item.answer, text: '語'.repeat(20_000) } }, capturedAt: 9 };
}

async function compose(items: readonly Kept[], exposures = [anExposure('youtube')]) {
  return composeBatch(newDayId(0), 'daylight', items, exposures, decideFrom(await ledger));
}

test('a batch is one that the server can read, and holds no moment and nothing that only the device knows', async () => {
  const batch = await compose(kept(3));
  expect(Batch.parse(batch)).toEqual(batch);
  expect(JSON.stringify(batch)).not.toContain('capturedAt');
});

test('a batch holds no more than the server takes, and says what is agreed to once', async () => {
  const batch = await compose(kept(limits.batchObservations + 5));
  expect(batch?.observations).toHaveLength(limits.batchObservations);
  expect(batch?.consents).toHaveLength(1);
});

test('a batch of long answers is small enough for the server, before it is even compressed', async () => {
  const exposures = Array.from({ length: 300 }, (_, i) => anExposure('google', { surface: `surface-${i}` }));
  const batch = await compose(Array.from({ length: 20 }, aLongAnswer), exposures);
  const bytes = new TextEncoder().encode(JSON.stringify(batch)).length;
  expect(batch?.observations.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThanOrEqual(limits.bodyBytes);
});

test('one item goes by itself, however long it is: it holds nothing up', async () => {
  const long = aLongAnswer();
  if (long.observation.kind !== 'answer') throw new TypeError('It is an answer');
  const title = '語'.repeat(500);
  const citations = Array.from({ length: 100 }, (_, i) => ({ n: i + 1, url: null, domain: null, title }));
  const answer = { ...long.observation.answer, citations };
  const batch = await compose([{ ...long, observation: { ...long.observation, answer } }, ...kept(2)]);
  expect(batch?.observations).toHaveLength(1);
});

test('counts of a page view go along only where something seen at that moment could', async () => {
  const decide = decideFrom(await ledger);
  expect([4, 5, 6].map((at) => maySendCounts(decide, 'youtube', at))).toEqual([false, true, true]);
  expect(maySendCounts(decide, 'elsewhere', 6)).toBe(false);
  const paused = decideFrom(await ledger, { isPermitted: () => false });
  expect(maySendCounts(paused, 'youtube', 6)).toBe(false);
});

test('nothing that is agreed to means no batch at all', async () => {
  expect(await compose([])).toBeUndefined();
  expect(await compose([{ observation: anItem('youtube', 'ad'), capturedAt: 9 }])).toBeUndefined();
});
