import { utcDay } from '#shared/day.ts';
import { Observation } from '#shared/observations/observation.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';

/** What the background knows and no page can say. */
export interface Stamp {
  pack: RulePack;
  /** Milliseconds since 1970. */
  now: number;
}

/** Makes an observation of a page's draft, and checks the whole. Undefined where it does not fit the wire schema. */
export function completeDraft(
  item: { id: string; visibleMs: number; draft: Record<string, unknown> },
  { pack, now }: Stamp,
): Observation | undefined {
  const parsed = Observation.safeParse({
    ...item.draft,
    id: item.id,
    source: pack.source,
    seen: { day: utcDay(new Date(now)), visibleMs: item.visibleMs },
    rules: `${pack.source}@${pack.version}`,
  });
  return parsed.success ? parsed.data : undefined;
}
