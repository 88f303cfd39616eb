import type { RulePack } from '#shared/rules/rule-pack.ts';
import { extract, type SurfaceReading } from '../../../extension/extract/extract.ts';
import { multiplyItems } from '../../engine/multiply-items.ts';
import { isShown, readAgain, remember } from './known-item.ts';
import { mutate } from './mutate.ts';
import { randomFrom } from './random.ts';

/** What one surface of a page came to, before or after it was changed. */
export interface Trial {
  surface: string;
  /** Items that were read before and that a person would still see. */
  shown: number;
  /** Of these, the ones that were read again, on whatever surface: an ad that moved is still read. */
  read: number;
  /** Why the surface was flagged as changed. */
  signs: string[];
  /** Milliseconds that reading took. */
  ms: number;
}

/** All trials of one changed page. */
export interface TriedPage {
  mutations: string[];
  trials: Trial[];
  error: string | null;
}

/**
 * Changes a page at random and looks whether what is left of it is still read and, if not, whether that is noticed. Runs
 * in a browser, in a frame that lays the page out.
 * @param html the page as it was saved; its scripts do not run
 * @param seed nothing is changed for the seed 0
 * @param isOurs the page was written by us, and is short
 */
export function tryPage(
  frame: HTMLIFrameElement,
  html: string,
  address: string,
  pack: RulePack,
  seed: number,
  isOurs: boolean,
): TriedPage {
  const document = frame.contentDocument;
  if (!document) throw new Error('The frame has no document');
  document.documentElement.innerHTML = html;
  if (isOurs) multiplyItems(document, address, pack, () => 8);
  const before = extract(document, address, pack);
  const known = before.map((reading) => reading.items.map(remember));
  const mutations = seed === 0 ? [] : mutate(document.documentElement, randomFrom(seed));
  const started = performance.now();
  let after: SurfaceReading[];
  try {
    after = extract(document, address, pack);
  } catch (error) {
    return { mutations, trials: [], error: String(error) };
  }
  const ms = performance.now() - started;
  const shown = known.map((items) => items.filter(isShown));
  const again = readAgain(
    shown.flat(),
    after.flatMap(({ items }) => items),
  );
  const trials = before.map(
    ({ surface }, i): Trial => ({
      surface: surface.id,
      shown: shown[i]?.length ?? 0,
      read: shown[i]?.filter((item) => again.has(item)).length ?? 0,
      signs: after[i]?.signs ?? [],
      ms,
    }),
  );
  return { mutations, trials, error: null };
}
