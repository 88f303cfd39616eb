import { describe, expect, test } from 'vitest';
import { readPacks } from '../../tools/generate/read-packs.ts';
import { capturesFolder, isHere } from '../accuracy/captures.ts';
import { readExpectations } from '../accuracy/expectation.ts';
import { judgeTrials } from '../accuracy/mutations/judge-trials.ts';
import { tryCaptures } from '../accuracy/mutations/try-captures.ts';

const here = readExpectations().filter(isHere);
if (here.length === 0) console.warn(`NOT TRIED: there are no captures of real pages in ${capturesFolder}.`);

// The same seed changes the same pages in the same way, so this is no matter of luck. docs/accuracy.md has the figures of
// a thousand pages.
const pages = 120;

describe.runIf(here.length > 0)('real pages that were changed at random', () => {
  test('never throw, are noticed where they broke, and raise no alarm where nothing was changed', async () => {
    const trials = await tryCaptures(here, await readPacks(), { pages, seed: 5, progress: () => undefined });
    const verdict = judgeTrials(trials, pages);
    expect(trials.errors).toEqual([]);
    expect(verdict.broke).toBeGreaterThan(10);
    expect(verdict.noticed / verdict.broke, verdict.missed.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(verdict.falseAlarms).toBeLessThanOrEqual(0.02 * verdict.unchanged);
  }, 600_000);
});
