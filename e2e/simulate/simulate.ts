import { addDays, utcDay } from '#shared/day.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import { type AskRecord, networkAsk } from './ask.ts';
import { inParallel } from './in-parallel.ts';
import { makeUpDay } from './made-up-day.ts';
import { seededRandom } from './random.ts';
import type { SimulationResult } from './simulation-result.ts';
import { summarise } from './summarise.ts';
import { makeTaste } from './taste.ts';
import { Volunteer } from './volunteer.ts';

/** What to simulate, and against which backend. */
export interface SimulationOptions {
  origin: string;
  study: string;
  volunteers: number;
  /** Days each volunteer took part, ending yesterday. One batch a day. */
  days: number;
  seed: number;
  /** Volunteers who act at the same time. */
  concurrency: number;
  /** Called after every batch, and after every volunteer who has compared. */
  progress?: (done: number, total: number, what: string) => void;
}

/** Lets volunteers enrol and donate, and then asks the server, volunteer by volunteer, what it holds. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { origin, study, volunteers, days, seed, progress } = options;
  const [document] = await consentDocumentHashes();
  if (!document) throw new Error('There is no consent document to agree to.');
  const record: AskRecord = { latencies: [], retries: 0 };
  const ask = networkAsk(record);
  const today = utcDay(new Date());
  const sent: { volunteer: Volunteer; observations: number; batches: number; exposures: number }[] = [];
  let batches = 0;

  const start = performance.now();
  await inParallel(volunteers, options.concurrency, async (index) => {
    const random = seededRandom(seed * 1_000_003 + index);
    const taste = makeTaste(random);
    const volunteer = await Volunteer.enrol(origin, study, ask, document);
    const life = { volunteer, observations: 0, batches: 0, exposures: 0 };
    sent.push(life);
    for (let day = days; day >= 1; day--) {
      const { observations, exposures } = makeUpDay(random, taste, addDays(today, -day));
      await volunteer.donate(observations, exposures);
      life.observations += observations.length;
      life.exposures += exposures.length;
      life.batches++;
      progress?.(++batches, volunteers * days, 'simulated volunteers donating');
    }
  });
  const seconds = (performance.now() - start) / 1000;

  let lost = 0;
  let doubled = 0;
  let compared = 0;
  await inParallel(sent.length, options.concurrency, async (index) => {
    const life = sent[index];
    if (!life) return;
    const held = await life.volunteer.holdings();
    for (const what of ['observations', 'batches', 'exposures'] as const) {
      lost += Math.max(0, life[what] - held[what]);
      doubled += Math.max(0, held[what] - life[what]);
    }
    progress?.(++compared, sent.length, 'comparing with what the server holds');
  });

  return { ...summarise(volunteers, sent, seconds, record), lost, doubled };
}
