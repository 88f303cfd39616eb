import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalEdges, shareHistogram } from '../share-histogram/share-histogram.ts';
import { binsAlone, leastContributors } from './estimate.ts';
import { medianOf, medianShare } from './median.ts';
import { trimmedMeanOf, trimmedMeanShare } from './trimmed-mean.ts';

const quarters = { edges: [0, 250, 500, 750, 1000], sigmaSquared: 0 };
const noisy = fc
  .array(fc.integer({ min: -80, max: 4000 }), { minLength: 20, maxLength: 20 })
  .filter((counts) => counts.reduce((sum, count) => sum + count, 0) >= 1000);
/** As a release published them: negative where noise made them so. */
const published = [4120, 4935, 3052, 1288, 760, 311, 187, 40, -12, 33, 5, -51, 20, -8, 31, 2, -44, 17, 9, -3];

test('a release that was published once gives the same figures to the last digit', () => {
  const histogram = shareHistogram(published);
  expect(JSON.stringify([medianOf(histogram), trimmedMeanOf(histogram)])).toBe(
    '[{"value":0.0827,"ci95_low":0.0723,"ci95_high":0.0897},{"value":0.0879,"ci95_low":0.073,"ci95_high":0.0957}]',
  );
  expect(JSON.stringify([medianOf(histogram, binsAlone), trimmedMeanOf(histogram, 0.1, binsAlone)])).toBe(
    '[{"value":0.0827,"ci95_low":0.0807,"ci95_high":0.0847},{"value":0.0879,"ci95_low":0.0851,"ci95_high":0.0907}]',
  );
});

test('the median is where half of the people are on either side', () => {
  expect(medianShare(shareHistogram([10, 20, 30, 20], quarters))).toBeCloseTo(0.5 + 0.25 / 3, 12);
  expect(medianShare(shareHistogram([0, 80, 0, 0], quarters))).toBeCloseTo(0.375, 12);
  expect(medianShare(shareHistogram([40, 0, 0, 40], quarters))).toBeCloseTo(0.5, 12);
});

test('the trimmed mean is that of the people who are left, each bin spread evenly', () => {
  // Of 80 people, 8 go at either end: 2 of the first bin, 20 of the second, 30, and 12 of the last are left.
  const expected = (2 * 0.225 + 20 * 0.375 + 30 * 0.625 + 12 * 0.825) / 64;
  expect(trimmedMeanShare(shareHistogram([10, 20, 30, 20], quarters))).toBeCloseTo(expected, 12);
});

test('the shares of the rest are what is left of one, to the last figure', () => {
  fc.assert(
    fc.property(noisy, (counts) => {
      const mirrored = shareHistogram([...counts].reverse());
      expect(medianShare(mirrored)).toBeCloseTo(1 - medianShare(shareHistogram(counts)), 9);
      expect(trimmedMeanShare(mirrored)).toBeCloseTo(1 - trimmedMeanShare(shareHistogram(counts)), 9);
    }),
  );
});

test('whatever the noise made of the bins, the value lies in its interval and both between none and all', () => {
  fc.assert(
    fc.property(noisy, (counts) => {
      for (const figure of [medianOf(shareHistogram(counts)), trimmedMeanOf(shareHistogram(counts))]) {
        if (typeof figure === 'string') throw new Error(figure);
        const { value, ci95_low, ci95_high } = figure;
        expect(0 <= ci95_low && ci95_low <= value && value <= ci95_high && ci95_high <= 1).toBe(true);
        expect(Math.round(value * 10_000) / 10_000).toBe(value);
      }
    }),
  );
});

test('nothing is said of so few people that noise could have made them up', () => {
  const few = shareHistogram([100, 837, ...new Array<number>(18).fill(0)]);
  expect(leastContributors(few)).toBe(938);
  expect([medianOf(few), trimmedMeanOf(few)]).toEqual(['too few to say', 'too few to say']);
  expect(medianOf(shareHistogram([100, 838, ...new Array<number>(18).fill(0)]))).toMatchObject({
    value: 0.072,
  });
});

test('where half of the people are in the first bin, none is not ruled out', () => {
  const counts = [12_000, 3000, 2000, ...new Array<number>(17).fill(0)];
  expect(medianOf(shareHistogram(counts))).toMatchObject({ ci95_low: 0, ci95_high: 0.05 });
  expect(medianOf(shareHistogram(counts.reverse()))).toMatchObject({ ci95_low: 0.95, ci95_high: 1 });
});

test('a mean trimmed of nothing or of nearly all is refused', () => {
  const histogram = shareHistogram(published, { edges: equalEdges });
  expect(() => trimmedMeanOf(histogram, 0)).toThrow(RangeError);
  expect(() => trimmedMeanOf(histogram, 0.5)).toThrow(RangeError);
});
