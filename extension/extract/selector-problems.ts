import type { RulePack } from '#shared/rules/rule-pack.ts';

/** Keys of a pack whose values are selectors, alone or in a list. */
const selectorKeys = new Set([
  'select',
  'closest',
  'previous',
  'exclude',
  'read',
  'container',
  'notInside',
  'unfinished',
]);

/**
 * Finds selectors that a document does not understand. The shape of a pack cannot tell; only a selector engine can.
 * @param file name to show in problems
 * @returns one sentence each, naming file, path and reason; empty when all is well
 */
export function selectorProblems(file: string, pack: RulePack, document: Document): string[] {
  const problems: string[] = [];
  const check = (path: string, selector: string) => {
    for (const step of selector.split('>>>'))
      try {
        if (step.trim()) document.querySelector(step);
      } catch {
        problems.push(`${file}: ${path}: not a CSS selector: ${step.trim()}`);
      }
  };
  const walk = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'string' && selectorKeys.has(key)) check(path, value);
    else if (Array.isArray(value)) for (const [i, part] of value.entries()) walk(part, `${path}[${i}]`, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) walk(part, path ? `${path}.${name}` : name, name);
  };
  walk(pack, '', '');
  return problems;
}
