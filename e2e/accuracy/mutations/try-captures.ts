import { fileURLToPath } from 'node:url';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { ScriptPage } from '../../harness/script-page.ts';
import { readCapture } from '../captures.ts';
import type { SourceExpectation } from '../expectation.ts';
import type { Trial, TriedPage } from './try-page.ts';

/** A trial, with where it was made. */
export interface CaptureTrial extends Trial {
  source: string;
  capture: string;
  mutations: string[];
}

/** All trials, and what went wrong beside them. */
export interface Trials {
  unchanged: CaptureTrial[];
  changed: CaptureTrial[];
  /** Pages on which reading threw: there must be none. */
  errors: string[];
  slowestMs: number;
}

/**
 * Reads every capture as it is, and then `pages` changed ones of them, in a real browser.
 * @param seed the same seed changes the same pages in the same way
 */
export async function tryCaptures(
  captures: readonly SourceExpectation[],
  packs: readonly RulePack[],
  { pages, seed, progress }: { pages: number; seed: number; progress: (text: string) => void },
): Promise<Trials> {
  const script = await ScriptPage.open(fileURLToPath(new URL('in-page.ts', import.meta.url)));
  const trials: Trials = { unchanged: [], changed: [], errors: [], slowestMs: 0 };
  try {
    const shares = captures.length + pages;
    for (let n = 0; n < shares; n++) {
      const expectation = captures[n % captures.length];
      const pack = expectation && packs.find(({ source }) => source === expectation.source);
      if (!expectation || !pack) throw new Error(`Daylight has no rules for ${expectation?.source}.`);
      const { capture, url } = expectation;
      const html = readCapture(expectation).toString();
      const ownSeed = n < captures.length ? 0 : seed * 1_000_003 + n;
      const tried: TriedPage = await script.page.evaluate(
        (h, u, p, s) => {
          const frame = document.querySelector('iframe');
          const { tryPage } = globalThis as unknown as { tryPage(...args: unknown[]): TriedPage };
          return tryPage(frame, h, u, p, s);
        },
        html,
        url,
        pack,
        ownSeed,
      );
      if (tried.error) trials.errors.push(`${capture}, seed ${ownSeed}: ${tried.error}`);
      for (const trial of tried.trials) {
        const list = ownSeed === 0 ? trials.unchanged : trials.changed;
        list.push({ ...trial, source: pack.source, capture, mutations: tried.mutations });
        trials.slowestMs = Math.max(trials.slowestMs, trial.ms);
      }
      if (n % 50 === 49) progress(`${n + 1} of ${shares} pages`);
    }
  } finally {
    await script.close();
  }
  return trials;
}
