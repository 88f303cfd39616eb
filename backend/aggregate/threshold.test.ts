import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from './noise.ts';
import { applyThreshold } from './threshold.ts';

const cells = fc.array(fc.record({ key: fc.nat(), contributors: fc.integer({ min: 1, max: 60 }) }), {
  maxLength: 80,
});
const minimum = fc.integer({ min: 1, max: 40 });

describe('applyThreshold', () => {
  test('no published cell stands for fewer people than the threshold, and none that reaches it is lost', () => {
    fc.assert(
      fc.property(cells, minimum, (all, min) => {
        const { kept, suppressed } = applyThreshold(all, min);
        expect(kept).toEqual(all.filter((cell) => cell.contributors >= min));
        expect(suppressed.cells).toBe(all.length - kept.length);
      }),
    );
  });

  test('a total over held-back cells is given only when it covers at least as many cells as the threshold', () => {
    fc.assert(
      fc.property(cells, minimum, (all, min) => {
        const { suppressed } = applyThreshold(all, min);
        const below = all.filter((cell) => cell.contributors < min);
        if (below.length < min) expect(suppressed.contributions).toBeNull();
        else expect(suppressed.contributions).toBe(below.reduce((sum, cell) => sum + cell.contributors, 0));
      }),
    );
  });

  test('what is published does not depend on the cells that are held back', () => {
    fc.assert(
      fc.property(cells, minimum, fc.integer({ min: 1, max: 40 }), (all, min, other) => {
        const moved = all.map((c) =>
          c.contributors < min ? { ...c, contributors: Math.min(other, min - 1) || c.contributors } : c,
        );
        const kept = applyThreshold(all, min).kept;
        expect(applyThreshold(moved, min).kept).toEqual(kept);
      }),
    );
  });

  test('a single held-back cell is counted and nothing else is said about it', () => {
    expect(applyThreshold([{ contributors: 19 }], 20)).toEqual({
      kept: [],
      suppressed: { cells: 1, contributions: null },
    });
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'a cell with %s contributors is refused',
    (contributors) => expect(() => applyThreshold([{ contributors }], 20)).toThrow(RangeError),
  );
});

test('the exact mechanism changes no count and says that it adds no noise', () => {
  fc.assert(fc.property(fc.nat(), (count) => exact.perturb(count) === count));
  expect(exact.name).toBe('none');
  expect(exact.statement).toContain('No noise');
});
