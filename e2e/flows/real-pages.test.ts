import { beforeAll, describe, expect, test } from 'vitest';
import { addUp } from '../accuracy/add-up.ts';
import { capturesFolder, isHere } from '../accuracy/captures.ts';
import { readExpectations } from '../accuracy/expectation.ts';
import { reportOf } from '../accuracy/report.ts';
import { type Scored, scoreCaptures } from '../accuracy/score-captures.ts';

// Captures of real pages are not ours to publish, so they lie outside of the project, where there are any.
const all = readExpectations();
const here = all.filter(isHere);
if (here.length < all.length)
  console.warn(
    `NOT TRIED: ${all.length - here.length} of ${all.length} captures of real pages are not in ${capturesFolder}.`,
  );

describe.runIf(here.length > 0)('captures of real pages', () => {
  let scored: Scored;
  let report: ReturnType<typeof reportOf>;

  beforeAll(async () => {
    scored = await scoreCaptures(here, () => undefined);
    report = reportOf(addUp(scored.scores), scored);
  }, 900_000);

  test('are read as a person reads them: what is there is read, what is read is right', () => {
    expect(report.json.rows.length).toBeGreaterThan(10);
    expect(report.below, report.text).toEqual([]);
  });

  test('are read without taking what is paid for, in a shop or a search, for what is not, or the reverse', () => {
    expect(report.confused.isReached, report.text).toBe(true);
  });

  test('name the sources that answers name', () => {
    const recalls = report.json.rows.map(({ citationRecall }) => citationRecall ?? 1);
    expect(Math.min(...recalls), report.text).toBeGreaterThanOrEqual(0.95);
  });

  test('yield what others labelled on them', () => {
    for (const { capture, what, labelled, matched } of scored.labels)
      expect(matched, `${capture}: ${what}`).toBeGreaterThanOrEqual(0.95 * labelled);
  });

  test('are not taken for changed', () => {
    expect(scored.broken.length).toBeLessThanOrEqual(0.02 * scored.looks);
  });

  test('yield nothing that the server would refuse, and nothing twice', () => {
    expect(scored.invalid).toBe(0);
    expect(scored.twice).toEqual([]);
  });
});
