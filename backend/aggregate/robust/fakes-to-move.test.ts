import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareHistogram } from '../share-histogram/share-histogram.ts';
import { withMore } from '../share-histogram/with-more.ts';
import { fakesToMove } from './fakes-to-move.ts';
import { influenceCurve } from './influence-curve.ts';
import { medianShare } from './median.ts';
import { trimmedMeanShare } from './trimmed-mean.ts';

const noisy = fc
  .array(fc.integer({ min: -80, max: 4000 }), { minLength: 20, maxLength: 20 })
  .filter((counts) => counts.reduce((sum, count) => sum + count, 0) >= 1000)
  .map((counts) => shareHistogram(counts));
const rest = (count: number) => new Array<number>(count).fill(0);

test.each([medianShare, trimmedMeanShare])('so many fakes move the %o, and one fewer does not', (point) => {
  fc.assert(
    fc.property(noisy, (histogram) => {
      const found = fakesToMove(histogram, 0.1, point);
      if (typeof found === 'string') throw new Error(found);
      const value = point(histogram);
      const isMoved = (fakes: number) =>
        point(withMore(histogram, 19, fakes)) >= value * 1.1 ||
        point(withMore(histogram, 0, fakes)) <= value * 0.9;
      if (found.fakes === null) expect(isMoved(histogram.counts.reduce((a, b) => a + b, 0))).toBe(false);
      else
        expect([isMoved(found.fakes), isMoved(found.fakes - 1)]).toEqual([
          true,
          found.fakes === 1 ? isMoved(0) : false,
        ]);
    }),
  );
});

test('a figure between two camps is no headline, and one amid the people is', () => {
  const camps = shareHistogram([9000, ...rest(9), 8900, ...rest(9)]);
  const amid = shareHistogram([3000, 6000, 4000, 2000, ...rest(16)]);
  expect(fakesToMove(camps)).toMatchObject({ fragile: true });
  expect(fakesToMove(amid)).toMatchObject({ fragile: false });
});

test('a figure within the first bin is no headline, however many fakes it takes', () => {
  expect(fakesToMove(shareHistogram([12_000, 3000, ...rest(18)]))).toMatchObject({
    share: 0.1,
    fragile: true,
  });
});

test('of too few people nothing is said about fakes either', () => {
  const few = shareHistogram([500, ...rest(19)]);
  expect([fakesToMove(few), influenceCurve(few)]).toEqual(['too few to say', 'too few to say']);
});

test('the influence curve begins at the figure, has a row for each percent to ten, and only ever widens', () => {
  fc.assert(
    fc.property(noisy, (histogram) => {
      const curve = influenceCurve(histogram);
      if (typeof curve === 'string') throw new Error(curve);
      expect(curve.map(({ percent }) => percent)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(curve[0]?.low).toBe(curve[0]?.high);
      for (const [row, { low, high }] of curve.entries()) {
        expect(low).toBeLessThanOrEqual(curve[row - 1]?.low ?? 1);
        expect(high).toBeGreaterThanOrEqual(curve[row - 1]?.high ?? 0);
      }
    }),
  );
});
