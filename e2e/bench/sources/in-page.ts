import { kindsOf, type RulePack } from '#shared/rules/rule-pack.ts';
import { findBreakage } from '../../../extension/extract/find-breakage.ts';
import { locate } from '../../../extension/extract/locate.ts';
import { ItemCache } from '../../../extension/observe/item-cache.ts';
import { readSpots } from '../../../extension/observe/read-spots.ts';
import { multiplyItems } from '../../engine/multiply-items.ts';

/** What looking at one page took, in milliseconds. */
export interface LookTimes {
  items: number;
  /** The first look: everything is found and read. */
  firstMs: number;
  /** A later look: nothing has changed. */
  nextMs: number;
  /** Judging whether the site has changed. */
  judgeMs: number;
}

/** Shows a page on which every item stands so often that there are about `wanted` of them, and looks at it. */
function look(html: string, address: string, pack: RulePack, wanted: number): LookTimes {
  const page = document.querySelector('iframe')?.contentDocument;
  if (!page) throw new Error('The page has no frame');
  page.documentElement.innerHTML = html;
  multiplyItems(page, address, pack, (items) => Math.floor(wanted / Math.max(1, items)));
  page.body.getBoundingClientRect(); // The page's own layout is not ours to count.
  const memory = new ItemCache();
  const limits = { mayReadQuery: true, reach: 'unknown' as const, sliceMs: Number.POSITIVE_INFINITY };
  const once = () => {
    const started = performance.now();
    const located = locate(page, address, pack, { memory });
    readSpots(located, memory, { ...limits, address, kinds: kindsOf(pack), isUrgent: () => false });
    return { located, ms: performance.now() - started };
  };
  const first = once();
  const next = once();
  const judging = performance.now();
  for (const each of next.located)
    findBreakage(each, next.located, { parsed: each.spots.length, failed: 0 }, page);
  const found = next.located.reduce((sum, { spots, counted }) => sum + spots.length + counted.length, 0);
  return { items: found, firstMs: first.ms, nextMs: next.ms, judgeMs: performance.now() - judging };
}

// What the driver of the browser calls by name.
Object.assign(globalThis, { look });
