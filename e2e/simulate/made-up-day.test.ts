import { expect, test } from 'vitest';
import { Exposure } from '#shared/observations/exposure.ts';
import { Observation } from '#shared/observations/observation.ts';
import { limits } from '#shared/wire/limits.ts';
import { channels, drawChannel, makeTaste } from './channels.ts';
import { makeUpDay } from './made-up-day.ts';
import { seededRandom } from './random.ts';

const day = '2026-11-20';

test('whatever a simulated volunteer sees is a valid observation, and fits one batch', () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = seededRandom(seed);
    const { observations, exposures } = makeUpDay(random, makeTaste(random), day);
    for (const observation of observations) Observation.parse(observation);
    for (const exposure of exposures) {
      const { items, parsed, failed, visible } = Exposure.parse(exposure);
      expect(items).toBe(parsed + failed);
      expect(visible).toBeLessThanOrEqual(parsed);
    }
    expect(observations.length).toBeLessThanOrEqual(limits.batchObservations);
  }
});

test('the same seed makes up the same day, but for the random ids', () => {
  const makeUp = () => {
    const random = seededRandom(7);
    return makeUpDay(random, makeTaste(random), day);
  };
  const [one, other] = [makeUp(), makeUp()];
  const withoutId = ({ id, ...rest }: Observation) => rest;
  expect(one.observations.map(withoutId)).toEqual(other.observations.map(withoutId));
  expect(one.exposures).toEqual(other.exposures);
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
