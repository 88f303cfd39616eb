import type { EvidenceRule } from '#shared/rules/surface-rule.ts';
import { findAll, parentOf } from './find-elements.ts';
import { fingerprint } from './fingerprint.ts';
import type { Located } from './locate.ts';
import { boxOf, type FindBox } from './rendered.ts';

/**
 * Why a surface looks as if the site had changed: `container-missing`: there is something and nothing around it that we
 * know; `empty`: we know what is around it and read nothing in it; `unread`: too much of it belongs to no item;
 * `failing`: too many items lack what an item must have.
 */
export type BreakageSign = 'container-missing' | 'empty' | 'unread' | 'failing';

/** What one look at a surface came to. */
export interface Breakage {
  signs: BreakageSign[];
  layout: string | null;
}

/** Share of the evidence that may belong to no item, and of items that may fail; half of it in an unknown layout. */
const tolerance = 0.2;
/** Most elements that are looked at for one piece of evidence. */
const mostEvidence = 600;
/** So many items that are read are evidence enough; looking for more on so large a page would be felt. */
const enoughItems = 200;

/**
 * Looks for signs that a surface has changed so that the rules do not read it any more. The rules name what stands in
 * every item, e.g. a link to a video, in several ways that do not depend on each other: a change that leaves none of
 * them is rare. Each is counted by itself; where too much of one belongs to no item, something is not read.
 * @param all every surface of the page: what belongs to another surface is read there
 * @param tally items of this surface that were read, and that failed
 */
export function findBreakage(
  located: Located,
  all: readonly Located[],
  tally: { parsed: number; failed: number },
  document: Document,
  box: FindBox = boxOf,
): Breakage {
  const { surface, containers, spots, unfinished, counted } = located;
  const isAlone = spots.length + unfinished.length + counted.length === 0;
  const evidence = spots.length < enoughItems ? (surface.evidence ?? []) : [];
  const taken = evidence.length > 0 ? takenFor(located, all) : nothing;
  const weighed = evidence
    .filter(({ alone }) => isAlone || !alone)
    .map((rule) => ({ rule, ...weigh(rule, containers, taken, document, box) }));
  const telling = weighed.filter(({ rule, strays }) => strays.length >= rule.least);
  const layout = fingerprint(located, (telling[0] ?? weighed.find((w) => w.strays.length > 0))?.strays[0]);
  const allowed = layout && surface.layouts && !surface.layouts.includes(layout) ? tolerance / 2 : tolerance;
  const tooMany = (some: number, others: number) => some > 0 && some > allowed * (some + others);
  const signs: BreakageSign[] = [];
  if (telling.length > 0 && containers.length === 0) signs.push('container-missing');
  else if (telling.length > 0 && isAlone) signs.push('empty');
  else if (telling.some((w) => tooMany(w.strays.length, w.belonging))) signs.push('unread');
  if (tooMany(tally.failed, tally.parsed)) signs.push('failing');
  return { signs, layout };
}

/**
 * Elements in which a surface's evidence belongs to something: items of the kinds that the surface holds, on whatever
 * surface, and ads, which look like anything; and what is around them. A recommendation and a result differ in where
 * they stand alone. The mark of an ad in what was taken for a result belongs to nothing.
 */
function takenFor({ spots, kinds: own }: Located, all: readonly Located[]): Taken {
  const isShown = own.some((kind) => kind === 'recommendation' || kind === 'result');
  const kinds = new Set<string>([...own, 'ad', ...(isShown ? ['recommendation', 'result'] : [])]);
  const items = new Set<Element>(spots.map((spot) => spot.element));
  for (const { spots: others, counted, hidden, unfinished, kinds: theirs } of all) {
    for (const { element, rule } of [...others, ...counted]) if (kinds.has(rule.kind)) items.add(element);
    if (theirs.some((kind) => kinds.has(kind))) for (const e of [...hidden, ...unfinished]) items.add(e);
  }
  const around = new Set<Element>();
  for (const item of items) for (let e = parentOf(item); e && !around.has(e); e = parentOf(e)) around.add(e);
  return { items, around };
}

const nothing: Taken = { items: new Set(), around: new Set() };

interface Taken {
  items: ReadonlySet<Element>;
  around: ReadonlySet<Element>;
}

function weigh(
  { select, page, once }: EvidenceRule,
  containers: readonly Element[],
  { items, around }: Taken,
  document: Document,
  box: FindBox,
): { strays: Element[]; belonging: number } {
  const strays: Element[] = [];
  const counted = new Set<Element>();
  let belonging = 0;
  const places = page || containers.length === 0 ? [document] : containers;
  for (const place of places)
    for (const element of findAll(place, select).slice(0, mostEvidence)) {
      const item = around.has(element) ? element : itemAround(element, items);
      if (item && !(once && counted.has(item))) {
        counted.add(item);
        belonging += 1;
      } else if (box(element)) strays.push(element);
    }
  return { strays, belonging };
}

function itemAround(element: Element, items: ReadonlySet<Element>): Element | undefined {
  for (let e: Element | undefined = element; e; e = parentOf(e)) if (items.has(e)) return e;
  return undefined;
}
