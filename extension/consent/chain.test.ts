import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIntact } from './chain.ts';
import type { ConsentChange, ConsentEvent } from './event.ts';
import { aLedger, takesPart } from './testing/a-ledger.ts';

const ledger = aLedger(
  ...[...takesPart, { type: 'paused', source: null, until: 99 } as const].map(
    (change, i): [number, ConsentChange] => [i, change],
  ),
);
const changes: [what: string, change: (event: ConsentEvent) => ConsentEvent][] = [
  ['its id', (event) => ({ ...event, id: 'another' })],
  ['its moment', (event) => ({ ...event, at: event.at + 1 })],
  ['the version that wrote it', (event) => ({ ...event, uiVersion: '2' })],
  ['what it says', (event) => ({ ...event, change: { type: 'resumed', source: null } })],
  ['what comes before it', (event) => ({ ...event, previous: 'f'.repeat(64) })],
  ['its hash', (event) => ({ ...event, hash: 'f'.repeat(64) })],
];

test.each(changes)('a ledger in which of any entry %s was changed is not intact', async (_, change) => {
  const events = await ledger;
  expect(await isIntact(events)).toBe(true);
  for (const [i, event] of events.entries())
    expect(await isIntact(events.with(i, change(event))), `entry ${i}`).toBe(false);
});

test('every single field inside of what an entry says is sealed', async () => {
  const events = await ledger;
  for (const [i, event] of events.entries())
    for (const path of pathsIn(event.change)) {
      const forged = structuredClone(event);
      setAt(forged.change, path, 'forged');
      expect(await isIntact(events.with(i, forged)), `${i}: ${path.join('.')}`).toBe(false);
    }
});

test('a ledger from which an entry was taken, or in which two were swapped or one doubled, is not intact', async () => {
  const events = await ledger;
  const place = fc.nat(events.length - 1);
  await fc.assert(
    fc.asyncProperty(place, place, async (i, j) => {
      // Without its end it is a ledger, too, as it was before: nothing can tell.
      if (i < events.length - 1) expect(await isIntact(events.toSpliced(i, 1))).toBe(false);
      expect(await isIntact(events.toSpliced(i, 0, events[j] as ConsentEvent))).toBe(false);
      if (i === j) return;
      const swapped = events.with(i, events[j] as ConsentEvent).with(j, events[i] as ConsentEvent);
      expect(await isIntact(swapped)).toBe(false);
    }),
  );
});

test('the order of the keys in an entry does not matter: databases keep none', async () => {
  const events = await ledger;
  const turned = events.map((event) => ({
    ...event,
    change: Object.fromEntries(Object.entries(event.change).reverse()) as ConsentChange,
  }));
  expect(await isIntact(turned)).toBe(true);
});

function pathsIn(value: object): string[][] {
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'object' && part !== null ? pathsIn(part).map((path) => [key, ...path]) : [[key]],
  );
}

function setAt(value: object, [key = '', ...rest]: string[], to: unknown): void {
  if (rest.length === 0) Reflect.set(value, key, to);
  else setAt(Reflect.get(value, key), rest, to);
}
