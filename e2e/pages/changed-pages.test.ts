import { expect, test } from 'vitest';
import { readPacks } from '../../tools/generate/read-packs.ts';
import { capturesFolder, isHere } from '../accuracy/captures.ts';
import { readExpectations } from '../accuracy/expectation.ts';
import { judgeTrials } from '../accuracy/mutations/judge-trials.ts';
import { pagesToTry } from '../accuracy/mutations/pages-to-try.ts';
import { tryPages } from '../accuracy/mutations/try-pages.ts';

const here = readExpectations().filter(isHere);
if (here.length === 0)
  console.warn(`ONLY OUR OWN PAGES ARE CHANGED: there are no captures in ${capturesFolder}.`);

// The same seed changes the same pages in the same way, so this is no matter of luck. docs/accuracy.md has the figures of
// a thousand pages.
const pages = 120;

// On pages of ours, which hold little beside what is read, more goes unnoticed: docs/accuracy.md.
const leastNoticed = here.length > 0 ? 0.9 : 0.8;

test('pages of every source that were changed at random never throw, are noticed where they broke, and raise no alarm where nothing was changed', async () => {
  const tried = pagesToTry(here);
  const packs = await readPacks();
  expect(new Set(tried.map(({ source }) => source))).toEqual(new Set(packs.map(({ source }) => source)));
  const trials = await tryPages(tried, packs, { pages, seed: 5, progress: () => undefined });
  const verdict = judgeTrials(trials, pages);
  expect(trials.errors).toEqual([]);
  expect(verdict.broke).toBeGreaterThan(10);
  expect(verdict.noticed / verdict.broke, verdict.missed.join('\n')).toBeGreaterThanOrEqual(leastNoticed);
  expect(verdict.falseAlarms).toBe(0);
}, 600_000);
