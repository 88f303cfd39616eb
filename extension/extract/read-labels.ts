import type { LabelRule } from '#shared/rules/item-rule.ts';
import { findAll } from './find-elements.ts';
import { holds } from './holds.ts';
import { cut } from './read-field.ts';
import { textOf, tidy } from './text-of.ts';

const most = 20;
const longest = 60;

/** The marks that an item carries, each once, in the order of the rules. */
export function readLabels(item: Element, rules: readonly LabelRule[]): string[] {
  const labels = rules.flatMap((rule) => {
    if ('label' in rule) return holds(item, rule) ? [rule.label] : [];
    return findAll(item, rule.read)
      .slice(0, most)
      .map((element) => cut(tidy(textOf(element)), longest));
  });
  return [...new Set(labels.filter(Boolean))].slice(0, most);
}
