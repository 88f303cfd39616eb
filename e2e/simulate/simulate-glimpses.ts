import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import { type AskRecord, networkAsk } from './ask.ts';
import type { MadeUpDay } from './days/page-view.ts';
import { inParallel } from './in-parallel.ts';
import { makeUpDay } from './made-up-day.ts';
import { makeUpStory } from './made-up-story.ts';
import { between, chance, type Random, seededRandom } from './random.ts';
import type { SimulationOptions } from './simulate.ts';
import type { Life } from './simulate-days.ts';
import type { SimulationResult } from './simulation-result.ts';
import { summarise } from './summarise.ts';
import { makeTaste } from './taste.ts';
import { Volunteer } from './volunteer.ts';

/** What was sent in one batch each. */
export interface GlimpsesResult extends Omit<SimulationResult, 'lost' | 'doubled'> {
  stories: number;
}

/** Of each day, as much of it as lets four fit one batch. */
const amount = 0.25;
/** Share of the volunteers who tell a story. */
const tellers = 0.25;

/**
 * Lets many volunteers donate quickly: each sends one batch, which holds a glimpse of three or four days that lie far
 * apart, and a quarter of them tell a story. Enough for everybody to count in a release.
 * @param options `days` is how many days there are to choose from
 * @param until the last of them, YYYY-MM-DD
 */
export async function simulateGlimpses(
  { origin, study, volunteers, days, seed, concurrency, progress }: SimulationOptions,
  until: string,
): Promise<{ result: GlimpsesResult; lives: Life[] }> {
  const [document] = await consentDocumentHashes();
  if (!document) throw new Error('There is no consent document to agree to.');
  const record: AskRecord = { latencies: [], retries: 0 };
  const ask = networkAsk(record);
  const first = addDays(until, 1 - days);
  const lives: Life[] = [];
  let stories = 0;

  const start = performance.now();
  await inParallel(volunteers, concurrency, async (index) => {
    const random = seededRandom(seed * 1_000_003 + index);
    const { observations, exposures } = makeUpGlimpse(random, first, days);
    const volunteer = await Volunteer.enrol(origin, study, ask, document);
    await volunteer.donate(observations, exposures);
    lives.push({ volunteer, batches: 1, observations: observations.length, exposures: exposures.length });
    const [one, ...others] = observations;
    if (one && chance(random, tellers)) {
      await volunteer.tell(makeUpStory(random, [one, ...others]));
      stories++;
    }
    progress?.(lives.length, volunteers, 'simulated volunteers donating');
  });
  const seconds = (performance.now() - start) / 1000;
  return { result: { ...summarise(volunteers, lives, seconds, record), stories }, lives };
}

/**
 * Three or four days of one person, one in each third or quarter of a time: whoever looks at any week finds most people.
 * Together they fit one batch.
 * @param first first day to choose from, YYYY-MM-DD
 * @param days how many there are to choose from, at least 4
 */
export function makeUpGlimpse(random: Random, first: string, days: number): MadeUpDay {
  const taste = makeTaste(random);
  const parts = chance(random, 0.85) ? 4 : 3;
  const glimpse: MadeUpDay = { observations: [], exposures: [] };
  for (let part = 0; part < parts; part++) {
    const [from, next] = [part, part + 1].map((at) => Math.floor((at * days) / parts)) as [number, number];
    const day = addDays(first, between(random, from, next - 1));
    const { observations, exposures } = makeUpDay(random, taste, day, amount);
    if (glimpse.observations.length + observations.length > limits.batchObservations) break;
    glimpse.observations.push(...observations);
    glimpse.exposures.push(...exposures);
  }
  return glimpse;
}
