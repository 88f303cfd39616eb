import type { Located } from './locate.ts';

/** Levels of tags that make a layout, children looked at on each, and items looked at. */
const depth = 4;
const mostChildren = 16;
const mostItems = 12;

/**
 * Fingerprint of how a surface is built: the tags of its most frequent kind of item, and among those of their most
 * frequent form. Where nothing was found, the tags around `stray`, an element that shows that there is something.
 * @returns 8 hex digits (FNV-1a, 32 bits); null where there is nothing to tell it by
 */
export function fingerprint({ spots }: Located, stray?: Element): string | null {
  const byRule = Map.groupBy(spots, ({ rule }) => rule);
  const largest = [...byRule.values()].reduce<typeof spots>((a, b) => (b.length > a.length ? b : a), []);
  if (largest.length > 0) {
    const forms = new Map<string, number>();
    for (const { element } of largest.slice(0, mostItems)) {
      const form = skeleton(element, depth);
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
    const [form = ''] = [...forms].reduce((a, b) => (b[1] > a[1] ? b : a));
    return fnv1a(form);
  }
  if (!stray) return null;
  const around: string[] = [];
  for (let e: Element | null = stray; e && around.length <= depth; e = e.parentElement)
    around.push(e.localName);
  return fnv1a(around.join('<'));
}

/** Tags of an element and of what is in it. What repeats is named once, so that a longer list is the same layout. */
function skeleton(element: Element, levels: number): string {
  if (levels === 0) return element.localName;
  const inside: string[] = [];
  for (const child of [...element.children].slice(0, mostChildren)) {
    const form = skeleton(child, levels - 1);
    if (inside.at(-1) !== form) inside.push(form);
  }
  return inside.length > 0 ? `${element.localName}(${inside.join()})` : element.localName;
}

/** Fowler, Noll and Vo's hash 1a in 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
