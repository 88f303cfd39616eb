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
const tolerance = 0.3;
/** Most elements of evidence that are looked at. */
const mostEvidence = 600;
/** So many items that are read are evidence enough; looking for more on so large a page would be felt. */
const enoughItems = 200;

/**
 * Looks for signs that a surface has changed so that the rules do not read it any more. The rules name what stands in
 * every item however it is built, e.g. a link to a video; where such evidence belongs to no item, something is not read.
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
  const { surface, containers, spots, unfinished } = located;
  const taken = new Set(all.flatMap((l) => [...l.spots.map((s) => s.element), ...l.hidden, ...l.unfinished]));
  const { stray, belonging, strays } = weigh(located, taken, document, box);
  const layout = fingerprint(located, stray);
  const allowed = layout && surface.layouts && !surface.layouts.includes(layout) ? tolerance / 2 : tolerance;
  const least = surface.evidence?.least ?? Number.POSITIVE_INFINITY;
  const signs: BreakageSign[] = [];
  if (strays >= least) {
    if (containers.length === 0) signs.push('container-missing');
    else if (spots.length + unfinished.length === 0) signs.push('empty');
    else if (strays > allowed * (strays + belonging)) signs.push('unread');
  }
  const { parsed, failed } = tally;
  if (failed > 0 && failed > allowed * (parsed + failed)) signs.push('failing');
  return { signs, layout };
}

/**
 * Elements in which a surface's evidence belongs to something: items of the kinds that the surface holds, on whatever
 * surface, and ads, which look like anything. The mark of an ad in what was taken for a result belongs to nothing.
 */
function takenFor({ spots, kinds: own }: Located, all: readonly Located[]): Set<Element> {
  const kinds = new Set<string>([...own, 'ad']);
  const taken = new Set<Element>(spots.map((spot) => spot.element));
  for (const { spots: others, hidden, unfinished, kinds: theirs } of all) {
    for (const { element, rule } of others) if (kinds.has(rule.kind)) taken.add(element);
    if (theirs.some((kind) => kinds.has(kind))) for (const e of [...hidden, ...unfinished]) taken.add(e);
  }
  return taken;
}

function weigh(
  { surface, containers, spots }: Located,
  taken: ReadonlySet<Element>,
  document: Document,
  box: FindBox,
): { stray: Element | undefined; strays: number; belonging: number } {
  let stray: Element | undefined;
  let strays = 0;
  let belonging = 0;
  if (!surface.evidence || spots.length >= enoughItems) return { stray, strays, belonging };
  const places = containers.length > 0 ? containers : [document];
  for (const place of places)
    for (const element of findAll(place, surface.evidence.select).slice(0, mostEvidence)) {
      if (isInside(element, taken)) belonging += 1;
      else if (box(element)) {
        strays += 1;
        stray ??= element;
      }
    }
  return { stray, strays, belonging };
}

function isInside(element: Element, taken: ReadonlySet<Element>): boolean {
  for (let e: Element | undefined = element; e; e = parentOf(e)) if (taken.has(e)) return true;
  return false;
}
