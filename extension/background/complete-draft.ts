import { utcDay } from '#shared/day.ts';
import { Observation } from '#shared/observations/observation.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';

/** What the background knows and no page can say. */
export interface Stamp {
  pack: RulePack;
  /** `source@version` by which it was read. */
  rules: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Makes an observation of a page's draft, and checks the whole. Undefined where it does not fit the wire schema. */
export function completeDraft(
  item: { id: string; visibleMs: number; draft: Record<string, unknown> },
  { pack, rules, now }: Stamp,
): Observation | undefined {
  const parsed = Observation.safeParse({
    ...item.draft,
    id: item.id,
    source: pack.source,
    seen: { day: utcDay(new Date(now)), visibleMs: item.visibleMs },
    rules,
  });
  return parsed.success ? parsed.data : undefined;
}

/**
 * By which rules a page was read. Where a newer pack has come meanwhile, an observer that was on the page before still
 * reads by the older one, and says so; it can name no version that there has not been yet.
 */
export function rulesOf(said: string, { source, version }: RulePack): string {
  const [named, number] = said.split('@');
  return named === source && Number(number) <= version ? said : `${source}@${version}`;
}
