import type { Observation } from '#shared/observations/observation.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';

/** How many fields the rules of a pack may report as missing on an observation: the most of its surface and kind. */
export function expectedFieldsOf(pack: RulePack): (observation: Observation) => number {
  return ({ surface, kind, completeness }) => {
    const rules = pack.surfaces
      .find(({ id }) => id === surface)
      ?.items.flatMap((name) => pack.items[name] ?? []);
    const most = Math.max(
      0,
      ...(rules ?? []).filter((rule) => rule.kind === kind).map((rule) => rule.expected?.length ?? 0),
    );
    return Math.max(most, completeness.missing.length);
  };
}
