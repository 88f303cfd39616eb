import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { StoryContent } from '#shared/stories/story.ts';
import { limits } from '#shared/wire/limits.ts';
import { publicProfile } from '../../backend/aggregate/profile.ts';
import { holdsPersonal } from '../../backend/ingest/holds-personal.ts';
import { startBackend } from './backend-process.ts';
import { makeUpStory } from './made-up-story.ts';
import { seededRandom } from './random.ts';
import { compareByAsking } from './simulate-days.ts';
import { makeUpGlimpse, simulateGlimpses } from './simulate-glimpses.ts';

const first = '2026-11-02';
const people = Array.from({ length: 300 }, (_, seed) => seededRandom(seed));

test.each([14, 25, 27, 28])(
  'a glimpse of %d days fits one batch, and lets everybody count in a release',
  (days) => {
    for (const random of people) {
      const { observations, exposures } = makeUpGlimpse(random, first, days);
      expect(observations.length).toBeLessThanOrEqual(limits.batchObservations);
      expect(exposures.length).toBeLessThanOrEqual(limits.batchExposures);
      const counted = exposures.map(({ day, source, surface, rules }) =>
        [day, source, surface, rules].join(' '),
      );
      expect(new Set(counted).size).toBe(counted.length);
      const seenOn = exposures.map(({ day }) => day).sort();
      expect(new Set(seenOn).size).toBeGreaterThanOrEqual(publicProfile.eligible.activeDays);
      expect(seenOn[0] && seenOn[0] >= first).toBe(true);
      expect(seenOn.at(-1) && (seenOn.at(-1) ?? '') < addDays(first, days)).toBe(true);
    }
  },
);

test('a story is one that can be sent, has its evidence, and is not held for what it says', async () => {
  for (const random of people.slice(0, 100)) {
    const [one, ...others] = makeUpGlimpse(random, first, 14).observations;
    const story = makeUpStory(random, one ? [one, ...others] : expect.fail('nothing was seen'));
    expect(StoryContent.parse(story).observations).toHaveLength(1);
    expect(await holdsPersonal(story)).toBe(false);
  }
});

test('what was donated in glimpses is held, batch for batch, and some told a story', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-glimpses-'));
  const backend = await startBackend(folder);
  try {
    const run = {
      origin: backend.url,
      study: 'simulation',
      volunteers: 30,
      days: 20,
      seed: 1,
      concurrency: 8,
    };
    const { result, lives } = await simulateGlimpses(run, addDays(utcDay(new Date()), -5));
    expect(result).toMatchObject({ volunteers: 30, batches: 30 });
    expect(result.stories).toBeGreaterThan(0);
    expect(await compareByAsking(lives)).toEqual({ lost: 0, doubled: 0 });
  } finally {
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
