import type { ItemRule } from '#shared/rules/item-rule.ts';
import { RulePack } from '#shared/rules/rule-pack.ts';

/** A small valid pack for tests: one surface `list` in `main`, on every page of shop.example. */
export function aPack(items: Record<string, Partial<ItemRule>>, surface: object = {}): RulePack {
  const rule = {
    kind: 'recommendation',
    select: 'li',
    fields: { 'item.title': [{}] },
    required: ['item.title'],
  };
  return RulePack.parse({
    source: 'shop',
    name: 'Shop',
    version: 1,
    group: 'shops',
    hosts: ['https://shop.example/*'],
    surfaces: [
      {
        ...{ id: 'list', page: 'list', path: '/*', container: ['main'], items: Object.keys(items) },
        ...('unverified' in surface ? {} : { captures: [{ form: 'page', years: [2026] }] }),
        ...surface,
      },
    ],
    items: Object.fromEntries(Object.entries(items).map(([name, own]) => [name, { ...rule, ...own }])),
  });
}
