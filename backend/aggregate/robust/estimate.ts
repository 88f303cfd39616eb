import { sumOf } from '../share-histogram/contributors-in.ts';
import { z95 } from '../share-histogram/normal-quantile.ts';
import type { ShareHistogram } from '../share-histogram/share-histogram.ts';

/**
 * A headline figure: a share from 0 to 1 and its 95 % interval, to four decimals, the interval rounded outward. The
 * interval is for the noise, for having met these volunteers and not as many others like them, and for the bins. It is
 * not for who volunteers.
 */
export interface Estimate {
  value: number;
  ci95_low: number;
  ci95_high: number;
}

/** In place of a figure that too few contributors stand for. */
export type TooFew = 'too few to say';

/**
 * A share read off a histogram, unrounded: what an estimate and its poisoning are made of. Bins whose sum is positive
 * are expected. More contributors in the last bin never lower it, and more in the first never raise it.
 */
export type PointEstimate = (histogram: ShareHistogram) => number;

/** How far, as a part of a bin's width, the people of a bin may lie elsewhere than spreading them evenly says. */
export interface WithinBin {
  down: number;
  up: number;
}

/**
 * What published intervals allow for. Further down than up, since simple fractions such as 1/2 are frequent and a bin
 * holds its lower edge: on twelve made-up shapes of shares of 10 to 1,000 things, spreading evenly put the median too
 * high each time, by 0.16 of a bin at worst, elsewhere by 0.09.
 */
export const withinBin: WithinBin = { down: 1 / 6, up: 1 / 10 };

/** Asks about the bins alone: nothing is allowed for. */
export const binsAlone: WithinBin = { down: 0, up: 0 };

/**
 * The fewest contributors, noise included, for whom a figure is given; 938 for table M.
 *
 * Below n with z sqrt(bins sigma^2 / 4 + n / 4) = n / 4, which is 628, the interval of the median would be wider than the
 * middle half of the contributors, and so say nothing about the middle. That many there must be even at the low end of
 * the interval of their number, or a figure would often be given because noise made a small group look large, and the
 * same noise spoils the figure. It still happens: of 630 to 700 people something is said in 3 to 8 % of releases, and
 * those intervals hold in about 7 of 10. Of up to 1,000 people, a figure was given and its interval wrong in 2.5 % of releases at most.
 */
export function leastContributors({ counts, sigmaSquared }: ShareHistogram): number {
  const z2 = z95 * z95;
  const variance = counts.length * sigmaSquared;
  const meaningful = 2 * z2 + 2 * Math.sqrt(z2 * z2 + z2 * variance);
  return Math.ceil(meaningful + z95 * Math.sqrt(variance));
}

/** Whether so few contributors are in the bins that nothing is said. */
export function isTooFew(histogram: ShareHistogram): boolean {
  return sumOf(histogram) < leastContributors(histogram);
}

/** An estimate to four decimals. The ends are cut at 0 and 1, and never leave the value outside. */
export function estimate(value: number, low: number, high: number): Estimate {
  const rounded = Math.round(value * 10_000) / 10_000;
  return {
    value: rounded,
    ci95_low: Math.min(rounded, Math.max(0, Math.floor(low * 10_000) / 10_000)),
    ci95_high: Math.max(rounded, Math.min(1, Math.ceil(high * 10_000) / 10_000)),
  };
}
