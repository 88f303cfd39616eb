import type { RulePack } from '#shared/rules/rule-pack.ts';
import { kindsOf } from '#shared/rules/rule-pack.ts';
import { drawnText } from '../../extension/extract/drawn-text.ts';
import { locate } from '../../extension/extract/locate.ts';
import { tidy } from '../../extension/extract/text-of.ts';
import { countOverflow } from '../../extension/observe/count-overflow.ts';
import { ItemCache } from '../../extension/observe/item-cache.ts';
import { PageView } from '../../extension/observe/page-view.ts';
import { readSpots } from '../../extension/observe/read-spots.ts';
import { readDocument } from '../../tools/sources/read-document.ts';

function show(html: string): Document {
  const frame = document.querySelector('iframe');
  if (!frame?.contentDocument) throw new Error('The page has no frame');
  frame.contentDocument.documentElement.innerHTML = html;
  return frame.contentDocument;
}

// The page that this runs in has no address, so browsers keep this from it; an observer runs on https pages, and has it.
crypto.randomUUID ??= () => '00000000-0000-4000-8000-000000000000';

/** What an observer makes of a page on which one item stands `copies` times more. */
function flood(html: string, address: string, pack: RulePack, copies: number) {
  const page = show(html);
  const spots = locate(page, address, pack).flatMap(({ surface, spots }) =>
    spots.map((spot) => ({ surface, ...spot })),
  );
  // What a rule asks of an item besides its markup may no longer hold where thousands stand together.
  const plain = spots.filter(({ rule }) => !rule.when);
  const size = ({ element }: { element: Element }) => element.outerHTML.length;
  const [first] = (plain.length > 0 ? plain : spots).toSorted((a, b) => size(a) - size(b));
  if (!first) return undefined;
  const many = page.createDocumentFragment();
  for (let copy = 0; copy < copies; copy++) many.append(first.element.cloneNode(true));
  first.element.after(many);
  const located = locate(page, address, pack);
  const limits = { mayReadQuery: false, reach: 'unknown' as const, sliceMs: Number.POSITIVE_INFINITY };
  const surfaces = readSpots(located, new ItemCache(), {
    ...{ ...limits, address, kinds: kindsOf(pack), isUrgent: () => false },
  });
  const view = new PageView();
  view.update(surfaces, performance.now());
  if (view.isFull) countOverflow(located, view);
  const counts = view.counts().find(({ surface }) => surface === first.surface.id);
  return { kept: view.items.size, overflow: counts?.overflow ?? 0 };
}

// What the driver of the browser calls by name.
Object.assign(globalThis, {
  readPage(html: string, address: string, pack: RulePack) {
    return readDocument(show(html), address, pack);
  },
  flood,
  drawnWords(html: string) {
    const label = show(html).querySelector('#label');
    return label && tidy(drawnText(label));
  },
});
