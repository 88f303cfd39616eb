import { Kind } from '../observations/kind.ts';
import type { Catalogue, CatalogueKind, CatalogueSource } from './catalogue.ts';
import { pathsOf } from './fits-path.ts';
import type { FieldPath, ItemRule } from './item-rule.ts';
import type { RulePack } from './rule-pack.ts';
import type { SurfaceRule } from './surface-rule.ts';
import { wirePathOf } from './wire-path.ts';

/** The catalogue of rule packs, in their order. */
export function makeCatalogue(packs: readonly RulePack[]): Catalogue {
  return packs.map((pack): CatalogueSource => {
    const { source, name, version, group, people = false, hostChoice = 'all', hosts } = pack;
    const surfaces = pack.surfaces.map((surface) => {
      const { id, page, unverified = false, captures = [] } = surface;
      const rules = surface.items.flatMap((item) => pack.items[item] ?? []);
      const kinds = Kind.options.flatMap((kind) => {
        const ofKind = rules.filter((rule) => rule.kind === kind);
        return ofKind.length > 0 ? [kindOf(kind, ofKind, surface)] : [];
      });
      return { id, page, paths: [...pathsOf(surface)], verified: !unverified, captures, kinds };
    });
    return { source, name, version, group, people, hostChoice, hosts, surfaces };
  });
}

/** @param rules those of the kind on the surface, at least one */
function kindOf(kind: Kind, rules: readonly ItemRule[], surface: SurfaceRule): CatalogueKind {
  const read = rules.filter(({ countOnly }) => !countOnly);
  const labels = read.flatMap((rule) => rule.labels ?? []);
  const words = labels.flatMap((rule) => ('label' in rule ? [rule.label] : []));
  const prompts = read.some(({ query }) => query);
  const query = read.length === 0 ? null : surface.query ? 'term' : prompts ? 'prompt' : null;
  const fields = new Set(read.flatMap(fieldsOf));
  if (labels.length > 0) fields.add('labels');
  if (query) fields.add('context.query');
  if (surface.hostItem && read.length > 0) fields.add('context.hostItem');
  return {
    kind,
    counted: read.length === 0 ? 'all' : read.length < rules.length ? 'some' : 'none',
    fields: [...fields].sort(),
    labels: [...new Set(words)].sort(),
    labelsAsShown: labels.some((rule) => 'read' in rule),
    query,
  };
}

/** Wire paths that one rule can fill, without those that its surface fills. */
function fieldsOf({ kind, fields, url, filled, citations }: ItemRule): string[] {
  return [
    ...(Object.keys(fields) as FieldPath[]).map((field) => wirePathOf[field]),
    ...(url ? ['item.url'] : []),
    ...(kind === 'ad' ? ['ad.format'] : []),
    ...(filled ? ['ad.slot.filled'] : []),
    ...(kind === 'answer' ? ['answer.provider', 'answer.status', 'answer.updateOf'] : []),
    ...(citations ? ['answer.citations'] : []),
  ];
}
