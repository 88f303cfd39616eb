import { hostOf } from '../rules/hosts.ts';
import type { RulePack } from '../rules/rule-pack.ts';

/** The only addresses that a pack's items may have: what its rules say, `{host}` standing for each host of the pack. */
export function templatesOf({ items, hosts }: Pick<RulePack, 'items' | 'hosts'>): string[] {
  const templates = Object.values(items).flatMap((rule) => rule.url ?? []);
  const filled = templates.flatMap((template) =>
    template.includes('{host}') ? hosts.map((host) => template.replace('{host}', hostOf(host))) : [template],
  );
  return [...new Set(filled)];
}
