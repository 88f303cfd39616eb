import type { RulePack } from '#shared/rules/rule-pack.ts';
import { locate } from '../../../extension/extract/locate.ts';

/** Copies of each item: pages of ours show one or two of a kind, and sites show a dozen. */
const copies = 7;

/** Makes a page of ours as long as a real one: every item that stands on it stands there several times. */
export function grow(document: Document, address: string, pack: RulePack): void {
  const items = locate(document, address, pack).flatMap(({ spots, counted }) => [...spots, ...counted]);
  for (const { element } of items)
    for (let copy = 0; copy < copies; copy++) element.after(element.cloneNode(true));
}
