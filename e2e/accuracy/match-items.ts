import type { Observation } from '#shared/observations/observation.ts';
import type { ExpectedItem } from './expectation.ts';
import { hash8, keysOf, plain } from './key-of.ts';

/** What was expected and read, expected and not read, read and not expected. */
export interface Matching {
  pairs: [expected: ExpectedItem, found: Observation][];
  missed: ExpectedItem[];
  wrong: Observation[];
}

/** Matches items by their keys, each with one other at most. */
export function matchItems(found: readonly Observation[], expected: readonly ExpectedItem[]): Matching {
  const matching: Matching = { pairs: [], missed: [], wrong: [...found] };
  const { pairs, missed, wrong } = matching;
  for (const item of expected) {
    const [key, title] = item;
    const wanted = plain(key);
    const fitting = wrong.filter((o) => keysOf(o).includes(wanted));
    // Of several under one key (ads of one advertiser), the one whose title fits.
    const match = fitting.find((o) => hash8(o.item.title) === title) ?? fitting[0];
    if (!match) {
      missed.push(item);
      continue;
    }
    wrong.splice(wrong.indexOf(match), 1);
    pairs.push([item, match]);
  }
  return matching;
}
