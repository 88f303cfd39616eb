import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { mostStudies } from '#shared/studies/most-studies.ts';
import type { StudyCell } from '#shared/studies/study.ts';
import type { Batch } from '#shared/wire/batch.ts';
import type { Shared } from './compose-share.ts';
import { composeShare } from './compose-share.ts';
import type { ConsentChange, ConsentEvent } from './event.ts';
import { foldConsent } from './fold.ts';
import { gate, type SealedBatch } from './gate.ts';
import { decideBy, type LimitedTerms } from './permission.ts';
import { anItem } from './testing/some-items.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 21);
const main = 'd'.repeat(64);
const names = ['one', 'two', 'three', 'four', 'five'] as const;
const kinds = ['recommendation', 'ad'] as const;
const versions = ['1', '2'] as const;
const digest = (name: string, version: string) =>
  `${names.indexOf(name as 'one')}${version}`.padStart(64, 'a');
const cell = (kind: (typeof kinds)[number], ...fields: string[]): StudyCell => {
  return { source: 'youtube', surface: 'home', kind, fields };
};

/** Each study asks for something else, in another time; each has a second version, which is a material change. */
const asked: Record<(typeof names)[number], { cells: StudyCell[]; from: number; until: number }> = {
  one: { cells: [cell('ad', 'item.title')], from: 0, until: 9 },
  two: { cells: [cell('recommendation', 'item.id', 'item.title')], from: 0, until: 20 },
  three: { cells: [cell('ad'), cell('recommendation', 'item.url')], from: 2, until: 6 },
  four: { cells: [cell('ad', 'ad.advertiser')], from: 0, until: 30 },
  five: { cells: [cell('recommendation', 'item.title')], from: 0, until: 30 },
};

/** What a bystander notes: since when each yes has held, by name; none where it was taken back. */
interface Noted {
  now: number;
  main?: number;
  granted: Map<string, number>;
  joined: Map<string, { at: number; version: string }>;
  version: Map<string, string>;
  closed: Set<string>;
  paused: boolean;
}

/** A device: the real events, decisions, batches and gate, and beside them what a bystander notes. */
class Device {
  readonly noted: Noted = {
    ...{ now: start, granted: new Map(), joined: new Map(), paused: false },
    ...{ version: new Map(names.map((name) => [name, '1'])), closed: new Set() },
  };
  readonly sent: { batch: Batch; items: Shared[]; world: Noted }[] = [];
  readonly #ledger: ConsentEvent[] = [];
  readonly #seen: (Shared & { held: boolean })[] = [];
  readonly #outbox: (SealedBatch & { items: Shared[] })[] = [];
  most = 0;

  say(change: ConsentChange): void {
    const { noted } = this;
    noted.now += 1000;
    const hash = String(this.#ledger.length).padStart(64, 'e');
    const event = { id: hash, at: noted.now, uiVersion: '1', change, previous: '', hash };
    this.#ledger.push(event);
    this.most = Math.max(this.most, foldConsent(this.#ledger).limited.size);
  }

  join(name: string): void {
    const version = this.noted.version.get(name) ?? '1';
    this.say({ type: 'limited-joined', study: name, document: digest(name, version), locale: 'en' });
    const { joined, now } = this.noted;
    if (joined.has(name) || joined.size < mostStudies) joined.set(name, { at: now, version });
  }

  leave(name: string): void {
    this.say({ type: 'limited-left', study: name });
    this.noted.joined.delete(name);
  }

  see(kind: (typeof kinds)[number]): void {
    this.noted.now += 1000;
    const { now } = this.noted;
    const seen = { day: utcDay(new Date(now)), visibleMs: 1500 };
    const observation = { ...anItem('youtube', kind), seen };
    const held = this.noted.paused;
    this.#seen.push({ id: newDayId(now), observation, capturedAt: now, held });
  }

  seal(): void {
    for (const name of names) {
      const batchId = newDayId(this.noted.now);
      const batch = composeShare(batchId, name, this.#seen, this.decide());
      const ids = new Set(batch?.observations.map(({ id }) => id));
      const items = this.#seen.filter(({ id }) => ids.has(id));
      const seenAt = batch?.observations.map(
        ({ id }) => items.find((item) => item.id === id)?.capturedAt ?? 0,
      );
      if (batch && seenAt) this.#outbox.push({ batchId, json: JSON.stringify(batch), seenAt, items });
    }
  }

  /** Tries everything that was ever sealed again: the gate alone stands between it and the world. */
  send(): void {
    for (const sealed of this.#outbox) {
      const answer = gate(sealed, this.decide());
      if (!('batch' in answer)) continue;
      const then = {
        ...this.noted,
        granted: new Map(this.noted.granted),
        joined: new Map(this.noted.joined),
      };
      this.sent.push({
        batch: JSON.parse(answer.batch.json),
        items: sealed.items,
        world: { ...then, version: new Map(this.noted.version), closed: new Set(this.noted.closed) },
      });
    }
  }

  decide() {
    const { now, version, closed } = this.noted;
    const limited = names.map((name): [string, LimitedTerms] => {
      const { cells, from, until } = asked[name];
      const days = (n: number) => utcDay(new Date(start + n * day));
      const documents = new Set([digest(name, version.get(name) ?? '1')]);
      return [name, { cells, from: days(from), until: days(until), documents, isClosed: closed.has(name) }];
    });
    return decideBy(foldConsent(this.#ledger), {
      ...{ now, documents: new Set([main]), study: 'daylight', limited: new Map(limited) },
      ...{
        isPermitted: () => true,
        mayTell: true,
        mayShowStructure: true,
        offered: undefined,
        mayLeave: true,
      },
    });
  }

  wasHeld(id: string): boolean {
    return this.#seen.find((item) => item.id === id)?.held === true;
  }
}

const scope = (kind: (typeof kinds)[number]) => ({ source: 'youtube', kind, tier: 'aggregate' }) as const;
const steps: Record<string, (device: Device) => void> = {
  donates: (d) => {
    d.say({ type: 'study-joined', study: 'daylight', document: main, locale: 'en' });
    d.noted.main = d.noted.now;
  },
  'stops donating': (d) => {
    d.say({ type: 'study-left', study: 'daylight' });
    delete d.noted.main;
  },
  ...Object.fromEntries(
    kinds.flatMap((kind): [string, (d: Device) => void][] => [
      [
        `grants ${kind}`,
        (d) => {
          d.say({ type: 'granted', scope: scope(kind), document: main, locale: 'en' });
          d.noted.granted.set(kind, d.noted.now);
        },
      ],
      [
        `withdraws ${kind}`,
        (d) => {
          d.say({ type: 'withdrawn', scope: scope(kind) });
          d.noted.granted.delete(kind);
        },
      ],
      [`sees ${kind}`, (d) => d.see(kind)],
    ]),
  ),
  ...Object.fromEntries(
    names.flatMap((name): [string, (d: Device) => void][] => [
      [`joins ${name}`, (d) => d.join(name)],
      [`leaves ${name}`, (d) => d.leave(name)],
      [`${name} is closed`, (d) => void d.noted.closed.add(name)],
      [`${name} asks for more`, (d) => void d.noted.version.set(name, versions[1])],
    ]),
  ),
  pauses: (d) => {
    d.say({ type: 'paused', source: null, until: null });
    d.noted.paused = true;
  },
  resumes: (d) => {
    d.say({ type: 'resumed', source: null });
    d.noted.paused = false;
  },
  'two days pass': (d) => {
    d.noted.now += 2 * day;
  },
  seals: (d) => d.seal(),
  sends: (d) => d.send(),
};

const beginning = ['donates', 'grants ad', 'grants recommendation', 'joins one', 'joins two', 'joins three'];
const ordinary = ['sees ad', 'sees recommendation', 'seals', 'sends'];
const lives = fc
  .tuple(
    // Little happens to anybody who does not take part: most do.
    fc.oneof(
      { arbitrary: fc.constant(beginning), weight: 4 },
      { arbitrary: fc.subarray(beginning), weight: 1 },
    ),
    fc.array(fc.constantFrom(...Object.keys(steps), ...ordinary, ...ordinary, ...ordinary), {
      maxLength: 25,
      size: 'max',
    }),
  )
  .map(([first, rest]) => [...first, ...rest, 'seals', 'sends']);

let arrived = 0;

/** Judges what went to studies by what a bystander noted, and nothing else. */
function judge(device: Device): void {
  expect(device.most).toBeLessThanOrEqual(mostStudies);
  for (const { batch, items, world: then } of device.sent) {
    arrived += batch.observations.length;
    const { cells, from, until } = asked[batch.study as 'one'];
    const joined = then.joined.get(batch.study);
    const today = Math.floor((then.now - start) / day + 0.5);
    expect(joined, 'to a study that the person takes part in').toBeDefined();
    expect(joined?.version, 'as it is now').toBe(then.version.get(batch.study));
    expect(then.closed.has(batch.study) || then.paused, 'while it is open, and no pause').toBe(false);
    expect(then.main, 'by somebody who donates').toBeDefined();
    expect(items.length).toBe(batch.observations.length);
    expect(batch.exposures).toEqual([]);
    expect(today).toBeGreaterThanOrEqual(from);
    expect(today).toBeLessThanOrEqual(until + 1);
    for (const observation of batch.observations) {
      const seen = items.find(({ id }) => id === observation.id);
      const wanted = cells.find(({ kind }) => kind === observation.kind);
      expect(wanted, 'what it asks for').toBeDefined();
      const since = Math.max(
        joined?.at ?? Infinity,
        then.main ?? Infinity,
        then.granted.get(observation.kind) ?? Infinity,
      );
      expect(seen?.capturedAt, 'seen under the very grants that hold now').toBeGreaterThanOrEqual(since);
      expect(device.wasHeld(observation.id), 'not during a pause').toBe(false);
      const fields = {
        'item.title': observation.item.title,
        'item.id': observation.item.id,
        'item.url': observation.item.url,
      };
      for (const [field, value] of Object.entries(fields))
        expect(value !== null, `${field} for ${batch.study}`).toBe(wanted?.fields.includes(field) ?? false);
      expect(observation.item.publisher).toEqual({ id: null, name: null });
    }
  }
}

afterAll(() => expect(arrived, 'something arrives, or nothing was tried').toBeGreaterThan(300));

test('nothing reaches a study outside of its grant, its time, its cells and its fields; and nobody takes part in more than three', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const device = new Device();
      for (const step of ['is 18', ...life])
        if (step === 'is 18') device.say({ type: 'adult-confirmed' });
        else steps[step]?.(device);
      judge(device);
    }),
    { numRuns: 2000 },
  );
}, 60_000);
