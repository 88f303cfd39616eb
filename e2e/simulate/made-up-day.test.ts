import { describe, expect, test } from 'vitest';
import { Exposure } from '#shared/observations/exposure.ts';
import { Observation } from '#shared/observations/observation.ts';
import { limits } from '#shared/wire/limits.ts';
import { batchHoldsPersonal } from '../../backend/ingest/holds-personal.ts';
import { publicSources } from '../../backend/measure/public-sources.ts';
import { channels, drawChannel } from './channels.ts';
import { usage } from './days/usage.ts';
import { makeUpDay } from './made-up-day.ts';
import { seededRandom } from './random.ts';
import { makeTaste } from './taste.ts';

const day = '2026-11-20';

/** Days of so many different people. */
function daysOf(people: number, amount?: number) {
  return Array.from({ length: people }, (_, seed) => {
    const random = seededRandom(seed);
    return makeUpDay(random, makeTaste(random), day, amount);
  });
}

test.each([1, 0.25])('whatever a volunteer sees on %d of a day is valid, and fits one batch', (amount) => {
  for (const { observations, exposures } of daysOf(200, amount)) {
    for (const observation of observations) Observation.parse(observation);
    for (const exposure of exposures) {
      const { items, parsed, failed, withheld, visible } = Exposure.parse(exposure);
      expect(items).toBe(parsed + failed + withheld);
      expect(visible).toBeLessThanOrEqual(parsed);
    }
    expect(observations.length).toBeGreaterThan(0);
    expect(observations.length).toBeLessThanOrEqual(limits.batchObservations * (amount < 1 ? 1 / 3 : 1));
    const counted = new Set(exposures.map(({ source }) => source));
    expect(new Set(observations.map(({ source }) => source))).toEqual(counted);
  }
});

test('an observation stands where that kind of thing stands on that site, and no word in it looks personal', async () => {
  const sources = new Map(publicSources.map((one) => [one.source, one]));
  for (const made of daysOf(100)) {
    for (const { source, surface, kind, rules } of made.observations) {
      const known = sources.get(source);
      expect(known?.surfaces.find(({ id }) => id === surface)?.kinds).toContain(kind);
      expect(Number(rules.split('@')[1])).toBeLessThanOrEqual(known?.version ?? 0);
    }
    expect(await batchHoldsPersonal(made)).toBe(false);
  }
});

describe('many days together', () => {
  const observations = daysOf(400).flatMap((made) => made.observations);

  test('hold every site, every kind, refusals, and every way on which a page is reached', () => {
    const all = (of: (o: Observation) => string) => new Set(observations.map(of));
    expect(all((o) => o.source)).toEqual(new Set(usage.map(([site]) => site)));
    expect(all((o) => o.kind)).toEqual(new Set(['recommendation', 'ad', 'result', 'answer']));
    expect(all((o) => o.context.reach)).toEqual(new Set(['search', 'recommendation', 'direct', 'unknown']));
    const answers = observations.flatMap((o) => (o.kind === 'answer' ? [o.answer] : []));
    const outcomes = new Set(answers.map(({ status }) => status));
    expect(outcomes).toEqual(new Set(['answered', 'refused', 'unavailable', 'partial']));
    expect(answers.some(({ citations }) => citations.length > 0)).toBe(true);
  });

  test('show many people the same few videos and advertisers, and others just once', () => {
    const counts = [...Map.groupBy(observations, (o) => o.item.id ?? '').values()].map((same) => same.length);
    expect(counts.filter((count) => count > 40).length).toBeGreaterThan(10);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(100);
    const ads = observations.flatMap((o) => (o.kind === 'ad' ? [o.ad.advertiser] : []));
    expect(new Set(ads).size).toBeLessThan(50);
  });
});

test('beside a video stands what is recommended, and the same person was shown whose video it is', () => {
  for (const { observations } of daysOf(100)) {
    const videos = observations.filter((o) => o.surface === 'home' || o.surface === 'search');
    const named = new Set(videos.filter((o) => o.item.publisher.name !== null).map((o) => o.item.id));
    for (const { context } of observations.filter((o) => o.surface === 'watch-next'))
      expect(named).toContain(context.hostItem);
  }
});

test('the same seed makes up the same day, but for the random ids', () => {
  const [one, other] = [...daysOf(8).slice(7), ...daysOf(8).slice(7)];
  const withoutId = ({ id, ...rest }: Observation) => rest;
  expect(one?.observations.map(withoutId)).toEqual(other?.observations.map(withoutId));
  expect(one?.exposures).toEqual(other?.exposures);
});

test('no two channels are the same, and few of them get most of the views', () => {
  expect(new Set(channels.map((c) => c.handle)).size).toBe(channels.length);
  const random = seededRandom(1);
  const views = new Map<string, number>();
  for (let person = 0; person < 200; person++) {
    const taste = makeTaste(random);
    for (let i = 0; i < 50; i++) {
      const { handle } = drawChannel(random, taste);
      views.set(handle, (views.get(handle) ?? 0) + 1);
    }
  }
  const sorted = [...views.values()].sort((a, b) => b - a);
  const top = sorted.slice(0, 40).reduce((sum, n) => sum + n, 0);
  expect(top / 10_000).toBeGreaterThan(0.4);
  expect(views.size).toBeGreaterThan(300);
});
