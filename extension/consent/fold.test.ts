import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inChainOrder, isIntact } from './chain.ts';
import type { ConsentChange, ConsentEvent } from './event.ts';
import { foldConsent } from './fold.ts';
import { aDocument, aLedger, aScope, takesPart } from './testing/a-ledger.ts';

const story = '01a1fb67-1800-76ee-80c2-1e3daf1fbe97';
const anyChange = fc.constantFrom<ConsentChange>(
  ...takesPart,
  { type: 'adult-denied' },
  { type: 'offered', scope: aScope },
  { type: 'declined', scope: aScope },
  { type: 'withdrawn', scope: aScope },
  { type: 'granted', scope: { ...aScope, tier: 'exhibit' }, document: aDocument, locale: 'ar' },
  { type: 'study-left', study: 'daylight' },
  { type: 'approval-set', holdHours: 24 },
  { type: 'paused', source: null, until: 65 },
  { type: 'paused', source: 'youtube', until: null },
  { type: 'resumed', source: null },
  { type: 'resumed', source: 'youtube' },
  { type: 'remotely-stopped', sources: ['google'] },
  { type: 'story-granted', story, revision: 1, audience: 'public', document: aDocument },
  { type: 'story-withdrawn', story },
  { type: 'hosts-chosen', source: 'shops', hosts: ['https://www.a.example/*'] },
  { type: 'hosts-chosen', source: 'shops', hosts: [] },
);
const anyChain = fc
  .array(anyChange, { maxLength: 12, size: 'max' })
  .map((changes) => changes.map((change, i): [number, ConsentChange] => [i * 10, change]));
const runs = { numRuns: Math.ceil(Number(process.env.FC_RUNS ?? 100_000) / 50) };

test('C8 entries that come twice, and in any order, give the same state', async () => {
  const shuffled = fc.tuple(anyChain, fc.infiniteStream(fc.nat(11)), fc.infiniteStream(fc.nat()));
  await fc.assert(
    fc.asyncProperty(shuffled, async ([chain, twice, order]) => {
      const events = await aLedger(...chain);
      const again = events.length > 0 ? take(twice, 5).map((i) => events[i % events.length]) : [];
      const delivered = [...events, ...again.filter((event) => event !== undefined)]
        .map((event) => ({ event, place: order.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ event }) => structuredClone(event));
      expect(inChainOrder(delivered)).toEqual(events);
      expect(foldConsent(inChainOrder(delivered))).toEqual(foldConsent(events));
      expect(foldConsent([...events, ...again.filter((event) => event !== undefined)])).toEqual(
        foldConsent(events),
      );
    }),
    runs,
  );
});

test('C8 whatever was written before a worker was killed is a ledger of its own, and a state', async () => {
  await fc.assert(
    fc.asyncProperty(anyChain, fc.nat(12), async (chain, length) => {
      const whole = await aLedger(...chain);
      const prefix = whole.slice(0, length);
      expect(await isIntact(prefix)).toBe(true);
      const state = foldConsent(prefix);
      expect(state.latest).toBe(prefix.at(-1)?.at ?? 0);
      for (const { from, to } of state.pauses) expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
      // What comes later adds to it and rewrites nothing.
      expect(foldConsent([...prefix, ...whole.slice(length)])).toEqual(foldConsent(whole));
    }),
    runs,
  );
});

test('entries that do not hang together with the first one are left out', async () => {
  const [first, second, third] = (await aLedger(
    ...takesPart.map((change, i): [number, ConsentChange] => [i, change]),
  )) as [ConsentEvent, ConsentEvent, ConsentEvent];
  expect(inChainOrder([third, first])).toEqual([first]);
  expect(inChainOrder([second, third])).toEqual([]);
});

test('a stop from afar is final: no entry takes it back, and each can only narrow', async () => {
  const events = await aLedger(
    [1, { type: 'remotely-stopped', sources: ['google'] }],
    [2, { type: 'remotely-stopped', sources: [] }],
  );
  expect(foldConsent(events).stopped).toEqual(new Set(['google']));
  const all = await aLedger(
    [1, { type: 'remotely-stopped', sources: null }],
    [2, { type: 'remotely-stopped', sources: ['google'] }],
  );
  expect(foldConsent(all).stopped).toBe(null);
});

test('who said that they are not 18 stays blocked, whatever they say later', async () => {
  const events = await aLedger([1, { type: 'adult-denied' }], [2, { type: 'adult-confirmed' }]);
  expect(foldConsent(events).age).toBe('blocked');
});

test('of the hosts of a source the last list counts, and each source has its own', async () => {
  const chosen = (source: string, ...hosts: string[]) => ({ type: 'hosts-chosen', source, hosts }) as const;
  const events = await aLedger(
    [1, chosen('shops', 'https://www.a.example/*', 'https://www.b.example/*')],
    [2, chosen('news', 'https://www.c.example/*')],
    [3, chosen('shops', 'https://www.b.example/*')],
  );
  expect(foldConsent(events.slice(0, 1)).hosts.get('shops')).toHaveLength(2);
  expect(foldConsent(events).hosts).toEqual(
    new Map([
      ['shops', ['https://www.b.example/*']],
      ['news', ['https://www.c.example/*']],
    ]),
  );
});

function take<T>(stream: Iterator<T>, n: number): T[] {
  return Array.from({ length: n }, () => stream.next().value);
}
