import { seededRandom } from '../../cohort/seeded-random.ts';
import { binsAlone, type Estimate, type TooFew } from '../estimate.ts';
import { medianOf, medianShare } from '../median.ts';
import { trimmedMeanOf, trimmedMeanShare } from '../trimmed-mean.ts';
import { binned, noised, type Population, volunteers } from './made-up-shares.ts';

/** Of many releases about one population: how often each interval held the truth, and how far off the median was. */
export interface Coverage {
  /** Releases in which enough people took part to say anything. */
  said: number;
  /** Parts of them in which the interval for noise and chance alone held what the bins make of all people. */
  binsAlone: { median: number; trimmedMean: number };
  /** Parts of them in which the published interval held what is true of the people. */
  people: { median: number; trimmedMean: number };
  /** Error of the median against that of all people in the same bins, as a part of it. */
  error: { typical: number; p95: number };
  /** Half the published interval of the median, on average, as a part of the true median. */
  halfWidth: number;
}

/** Publishes `runs` times what `n` volunteers of a population saw. */
export function measureCoverage(everybody: Population, n: number, runs: number, seed: string): Coverage {
  const random = seededRandom(`${seed} ${n}`);
  const all = binned(everybody);
  const inBins = { median: medianShare(all), trimmedMean: trimmedMeanShare(all) };
  const held = { said: 0, median: 0, trimmedMean: 0, binMedian: 0, binTrimmedMean: 0, width: 0 };
  const errors: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const published = noised(volunteers(everybody, n, random), random, everybody.edges);
    const median = medianOf(published);
    if (typeof median === 'string') continue;
    held.said += 1;
    held.median += holds(median, everybody.median);
    held.trimmedMean += holds(trimmedMeanOf(published), everybody.trimmedMean);
    held.binMedian += holds(medianOf(published, binsAlone), inBins.median);
    held.binTrimmedMean += holds(trimmedMeanOf(published, 0.1, binsAlone), inBins.trimmedMean);
    held.width += (median.ci95_high - median.ci95_low) / 2 / everybody.median;
    errors.push(Math.abs(medianShare(published) / inBins.median - 1));
  }
  errors.sort((a, b) => a - b);
  const errorAt = (part: number) => errors[Math.floor(errors.length * part)] ?? Number.NaN;
  return {
    said: held.said,
    binsAlone: { median: held.binMedian / held.said, trimmedMean: held.binTrimmedMean / held.said },
    people: { median: held.median / held.said, trimmedMean: held.trimmedMean / held.said },
    error: { typical: errorAt(0.5), p95: errorAt(0.95) },
    halfWidth: held.width / held.said,
  };
}

function holds(published: Estimate | TooFew, truth: number): number {
  return typeof published !== 'string' && published.ci95_low <= truth && truth <= published.ci95_high ? 1 : 0;
}
