import { fileURLToPath } from 'node:url';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { ScriptPage } from '../../harness/script-page.ts';
import type { TriablePage } from './pages-to-try.ts';
import type { Trial, TriedPage } from './try-page.ts';

/** A trial, with where it was made. */
export interface PageTrial extends Trial {
  source: string;
  /** Name of the page. */
  capture: string;
  mutations: string[];
}

/** All trials, and what went wrong beside them. */
export interface Trials {
  unchanged: PageTrial[];
  changed: PageTrial[];
  /** Pages on which reading threw: there must be none. */
  errors: string[];
  slowestMs: number;
}

/**
 * Reads every page as it is, and then `pages` changed ones of them, in a real browser.
 * @param seed the same seed changes the same pages in the same way
 */
export async function tryPages(
  captures: readonly TriablePage[],
  packs: readonly RulePack[],
  { pages, seed, progress }: { pages: number; seed: number; progress: (text: string) => void },
): Promise<Trials> {
  const script = await ScriptPage.open(fileURLToPath(new URL('in-page.ts', import.meta.url)));
  const trials: Trials = { unchanged: [], changed: [], errors: [], slowestMs: 0 };
  try {
    const shares = captures.length + pages;
    for (let n = 0; n < shares; n++) {
      const page = captures[n % captures.length];
      const pack = page && packs.find(({ source }) => source === page.source);
      if (!page || !pack) throw new Error(`Daylight has no rules for ${page?.source}.`);
      const { name: capture, url } = page;
      const html = page.read();
      const ownSeed = n < captures.length ? 0 : seed * 1_000_003 + n;
      const tried: TriedPage = await script.page.evaluate(
        (h, u, p, s, ours) => {
          const frame = document.querySelector('iframe');
          const { tryPage } = globalThis as unknown as { tryPage(...args: unknown[]): TriedPage };
          return tryPage(frame, h, u, p, s, ours);
        },
        html,
        url,
        pack,
        ownSeed,
        page.isOurs,
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
