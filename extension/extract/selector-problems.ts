import type { RulePack } from '#shared/rules/rule-pack.ts';

/**
 * Finds selectors that a document does not understand. The shape of a pack cannot tell; only a selector engine can.
 * @param file name to show in problems
 * @returns one sentence each, naming file, path and reason; empty when all is well
 */
export function selectorProblems(file: string, pack: RulePack, document: Document): string[] {
  const problems: string[] = [];
  const check = (path: string, selector: string | undefined) => {
    if (selector === undefined) return;
    try {
      document.querySelector(selector);
    } catch {
      problems.push(`${file}: ${path}: not a CSS selector: ${selector}`);
    }
  };
  for (const [s, surface] of pack.surfaces.entries())
    for (const [c, selector] of surface.container.entries())
      check(`surfaces[${s}].container[${c}]`, selector);
  for (const [name, rule] of Object.entries(pack.items)) {
    const at = `items.${name}`;
    check(`${at}.select`, rule.select);
    for (const [n, selector] of (rule.notInside ?? []).entries()) check(`${at}.notInside[${n}]`, selector);
    for (const [l, label] of (rule.labels ?? []).entries()) check(`${at}.labels[${l}].select`, label.select);
    for (const [field, readers] of Object.entries(rule.fields))
      for (const [r, reader] of (readers ?? []).entries()) {
        check(`${at}.fields.${field}[${r}].closest`, reader.closest);
        check(`${at}.fields.${field}[${r}].select`, reader.select);
      }
  }
  return problems;
}
