import { addDays, utcDay } from '#shared/day.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import { type AskRecord, networkAsk } from './ask.ts';
import { drawDay } from './demand.ts';
import { makeUpDay } from './made-up-day.ts';
import { liveThroughOutage } from './outage.ts';
import { pace } from './pace.ts';
import { type Random, seededRandom } from './random.ts';
import type { SimulationOptions } from './simulate.ts';
import type { SimulationResult } from './simulation-result.ts';
import { summarise } from './summarise.ts';
import { makeTaste } from './taste.ts';
import { Volunteer } from './volunteer.ts';

/** What was sent by the demand of real days, and after a day without a server. */
export interface DaysResult extends Omit<SimulationResult, 'lost' | 'doubled'> {
  /** Attempts that devices made in vain, on their virtual clock, while the server was away for a day. */
  outageAttempts: number;
  /** Busiest five minutes after the outage, divided by the mean over the time in which nearly all come back. */
  recoveryPeakVsMean: number;
  /** The same, divided by the mean of an ordinary day. */
  recoveryPeakVsDay: number;
  /** Donations that ended in something a volunteer would have to be told. */
  visibleErrors: number;
}

/** One volunteer's life, and what the server has acknowledged of it. */
export interface Life {
  volunteer: Volunteer;
  observations: number;
  exposures: number;
  batches: number;
}

/** How to take the server away, and bring it back; absent where it is not ours. */
export interface Outage {
  begin(): Promise<void>;
  end(): Promise<void>;
}

const dayMs = 24 * 3_600_000;
/** Batches a second, on average, that a day is compressed to; the recovery, too. */
const rate = 140;

/**
 * Lets volunteers live through days of real demand on a compressed clock, and then through one more without a server:
 * when each of them comes back is computed by the extension's own policy, and then they do.
 * @returns the result, and every life, to be compared with what is stored
 */
export async function simulateDays(
  options: SimulationOptions,
  outage: Outage | undefined,
): Promise<{ result: DaysResult; lives: Life[] }> {
  const { origin, study, volunteers, days, seed, concurrency, progress } = options;
  const [document] = await consentDocumentHashes();
  if (!document) throw new Error('There is no consent document to agree to.');
  const record: AskRecord = { latencies: [], retries: 0 };
  const ask = networkAsk(record);
  const random = seededRandom(seed);
  const lives = new Map<number, Promise<Life>>();
  const today = utcDay(new Date());
  let [sent, visibleErrors] = [0, 0];
  const donate = async (who: number, day: string) => {
    try {
      const enrolling =
        lives.get(who) ??
        Volunteer.enrol(origin, study, ask, document).then((volunteer) => ({
          ...{ volunteer, observations: 0, exposures: 0, batches: 0 },
        }));
      lives.set(who, enrolling);
      await live(await enrolling, seededRandom(seed * 1_000_003 + who * 50 + Number(day.slice(-2))), day);
    } catch {
      visibleErrors++;
    }
    progress?.(++sent, volunteers * (days + 1), 'simulated volunteers donating');
  };

  const start = performance.now();
  const most = Math.max(concurrency, 64);
  for (let day = days; day >= 1; day--)
    await pace(drawDay(random, volunteers), { speed: (dayMs * rate) / volunteers / 1000, most }, ({ who }) =>
      donate(who, addDays(today, -day)),
    );
  const { arrivals, attempts, peakVsMean, peakVsDay } = liveThroughOutage(
    drawDay(random, volunteers),
    random,
  );
  await outage?.begin();
  await outage?.end();
  const lastsMs = arrivals.at(-1)?.at ?? 0;
  await pace(arrivals, { speed: Math.max(1, (lastsMs * rate) / volunteers / 1000), most }, ({ who }) =>
    donate(who, today),
  );
  const seconds = (performance.now() - start) / 1000;

  const done = await Promise.all([...lives.values()].map((life) => life.catch(() => undefined)));
  const known = done.filter((life) => life !== undefined);
  return {
    result: {
      ...summarise(volunteers, known, seconds, record),
      outageAttempts: attempts,
      recoveryPeakVsMean: Math.round(peakVsMean * 100) / 100,
      recoveryPeakVsDay: Math.round(peakVsDay * 100) / 100,
      visibleErrors,
    },
    lives: known,
  };
}

async function live(life: Life, random: Random, day: string): Promise<void> {
  const { observations, exposures } = makeUpDay(random, makeTaste(random), day);
  await life.volunteer.donate(observations, exposures);
  life.observations += observations.length;
  life.exposures += exposures.length;
  life.batches++;
}

/** Asks the server, volunteer by volunteer, what it holds of them. */
export async function compareByAsking(lives: readonly Life[]): Promise<{ lost: number; doubled: number }> {
  let [lost, doubled] = [0, 0];
  for (const life of lives) {
    const held = await life.volunteer.holdings();
    for (const what of ['batches', 'observations', 'exposures'] as const) {
      lost += Math.max(0, life[what] - held[what]);
      doubled += Math.max(0, held[what] - life[what]);
    }
  }
  return { lost, doubled };
}
