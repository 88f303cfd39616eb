import { expect, test } from 'vitest';
import type { ForReviewers } from './for-reviewers.ts';
import { type EnrolmentScan, scanEnrolments } from './scan-enrolments.ts';
import { seededRandom } from './seeded-random.ts';
import { type Flood, madeUpEnrolments } from './testing/made-up-enrolments.ts';

/** Part of made-up cells that raise an alarm, in a study of so many weeks. */
function alarms(weeks: number, flood: Flood, cells: number): number {
  const random = seededRandom(`flood of ${flood.fakes} in ${flood.weeks} of ${weeks}`);
  let raised = 0;
  for (let cell = 0; cell < cells; cell += 1)
    if (open(scanEnrolments(madeUpEnrolments(random, weeks, flood), { seed: `cell ${cell}` })).alarm)
      raised += 1;
  return raised / cells;
}

function open(scan: ForReviewers<EnrolmentScan>): EnrolmentScan {
  const opened = scan.openFor(['Ada Lovelace', 'Mary Somerville']);
  if ('problem' in opened) throw new Error(opened.problem);
  return opened.outcome;
}

// 60 fakes are five in a hundred of about 1,200 supporters.
test('5 % of fakes who join within four weeks of a year are seen at least nine times in ten', () => {
  expect(alarms(52, { fakes: 60, weeks: 4 }, 80)).toBeGreaterThanOrEqual(0.9);
});

test('5 % of fakes who join within one week are always seen', () => {
  expect(alarms(52, { fakes: 60, weeks: 1 }, 25)).toBe(1);
});

test('in a study half a year old, the same four weeks are seen in about six cells of ten', () => {
  const seen = alarms(26, { fakes: 60, weeks: 4 }, 60);
  expect(seen).toBeGreaterThanOrEqual(0.45);
  expect(seen).toBeLessThan(0.8);
});

test('of cells that nobody falsifies, one or two in a hundred raise an alarm', () => {
  expect(alarms(52, { fakes: 0, weeks: 1 }, 500)).toBeLessThanOrEqual(0.02);
});

test('fakes who drip in over half a year are hardly ever seen: against them only bounds and medians help', () => {
  expect(alarms(52, { fakes: 60, weeks: 26 }, 100)).toBeLessThanOrEqual(0.1);
});

test('an alarm names the weeks, and the same seed gives the same scan', () => {
  const enrolments = {
    supporters: [8, 9, 7, 60, 55, 8, 9, 8, 7, 9],
    everybody: [100, 100, 100, 152, 147, 100, 100, 100, 100, 100],
  };
  const scan = open(scanEnrolments(enrolments, { seed: 'one' }));
  expect(scan).toMatchObject({ alarm: true, p: 0.001, firstWeek: 3, weeks: 2, supporters: 115 });
  expect(scan.expected).toBeCloseTo((180 * 299) / 1099, 9);
  expect(open(scanEnrolments(enrolments, { seed: 'one' }))).toEqual(scan);
});

test('where nobody or everybody supports a cell, there is nothing to see', () => {
  for (const part of [0, 1]) {
    const everybody = [10, 20, 30];
    const supporters = everybody.map((count) => count * part);
    expect(open(scanEnrolments({ supporters, everybody }, { seed: 'one' }))).toMatchObject({
      alarm: false,
      z: 0,
    });
  }
});

test('more supporters than contributors, or other weeks, are refused', () => {
  expect(() => scanEnrolments({ supporters: [2], everybody: [1] }, { seed: '' })).toThrow(RangeError);
  expect(() => scanEnrolments({ supporters: [1], everybody: [1, 1] }, { seed: '' })).toThrow(RangeError);
  expect(() => scanEnrolments({ supporters: [0.5], everybody: [1] }, { seed: '' })).toThrow(RangeError);
});

test('a scan shows nothing to anybody but two different people', () => {
  const scan = scanEnrolments({ supporters: [1, 9], everybody: [50, 51] }, { seed: 'one' });
  expect(`${scan} ${JSON.stringify({ scan })} ${Object.values(scan)}`).not.toMatch(/\d/);
  expect(scan.openFor(['Ada Lovelace', 'ada  LOVELACE.'])).toEqual({
    problem: 'Ada Lovelace cannot be both reviewers; ask a second person.',
  });
  expect(scan.openFor(['Ada Lovelace', 'Mary Somerville'])).toMatchObject({ outcome: { supporters: 9 } });
});
