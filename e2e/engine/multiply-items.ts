import type { RulePack } from '#shared/rules/rule-pack.ts';
import { locate } from '../../extension/extract/locate.ts';

/**
 * Makes a page of ours as long as a real one: every item that stands on it stands there several times. Pages of ours show
 * one or two of a kind, and sites show dozens.
 * @param timesFor how often, by how many items there are
 */
export function multiplyItems(
  page: Document,
  address: string,
  pack: RulePack,
  timesFor: (items: number) => number,
): void {
  const items = locate(page, address, pack).flatMap(({ spots, counted }) => [...spots, ...counted]);
  const times = timesFor(items.length);
  for (const { element } of items)
    for (let copy = 1; copy < times; copy++) element.after(element.cloneNode(true));
}
