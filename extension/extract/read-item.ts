import type { FieldPath, ItemRule, SurfaceRule } from '#shared/rules/rule-pack.ts';
import type { Draft } from './draft.ts';
import { readField, tidy } from './read-field.ts';
import { transform } from './transforms.ts';

/**
 * Reads one item.
 * @param index place within the surface, from 0
 * @param base address of the page
 * @returns nothing when a required field is missing: the item counts as failed
 */
export function readItem(
  element: Element,
  rule: ItemRule,
  surface: SurfaceRule,
  index: number,
  base: string,
): Draft | undefined {
  const values: { [field in FieldPath]?: string | null } = {};
  for (const [field, readers] of Object.entries(rule.fields) as [FieldPath, ItemRule['fields'][FieldPath]][])
    values[field] = readField(element, field, readers ?? [], base);
  const lacks = (field: FieldPath) => !values[field];
  if (rule.required.some(lacks)) return undefined;

  const id = values['item.id'] ?? null;
  const common = {
    surface: surface.id,
    item: {
      id,
      url: id && rule.url ? rule.url.replace('{item.id}', encodeURIComponent(id)) : null,
      title: values['item.title'] ?? null,
      publisher: { id: values['publisher.id'] ?? null, name: values['publisher.name'] ?? null },
    },
    position: { section: values['position.section'] ?? null, index },
    labels: (rule.labels ?? [])
      .filter((l) => !l.select || element.matches(l.select) || element.querySelector(l.select))
      .map((l) => l.label),
    context: { page: surface.page, hostItem: hostItemOf(surface, base), reach: 'unknown' as const },
    completeness: { missing: (rule.expected ?? []).filter(lacks) },
  };
  if (rule.kind === 'recommendation' || rule.kind === 'result') return { kind: rule.kind, ...common };
  if (rule.kind !== 'ad' || !rule.format) return undefined;
  return {
    kind: 'ad',
    ...common,
    ad: {
      advertiser: values['ad.advertiser'] ?? null,
      landingDomain: values['ad.landingDomain'] ?? null,
      disclosure: values['ad.disclosure'] ?? null,
      format: rule.format,
    },
  };
}

/** Public id of what the page is about, read from its address. */
export function hostItemOf(surface: SurfaceRule, address: string): string | null {
  let value: string | undefined = surface.hostItem && address;
  for (const step of surface.hostItem?.transforms ?? []) value = value && transform(value, step, address);
  const id = tidy(value);
  return id && id.length <= 200 ? id : null;
}
