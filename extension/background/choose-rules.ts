import { utcDay } from '#shared/day.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { deviceTime } from '../store/clock.ts';
import { keptPacks } from '../store/packs.ts';
import type { Deps } from './deps.ts';
import { judgePack } from './judge-pack.ts';

/**
 * Decides by which rules each source is read: by the newer pack that is kept where it stands up to judgement at this
 * moment, otherwise by the one that ships. The only place that sets `deps.rules`.
 */
export async function chooseRules(deps: Deps): Promise<void> {
  const { packs, rulesKey, database, outside } = deps;
  const chosen = new Map<string, RulePack>(packs);
  if (rulesKey !== '') {
    const today = utcDay(new Date(await deviceTime(database, outside.now())));
    for (const [source, kept] of await keptPacks(database)) {
      const base = packs.get(source);
      const verdict = base && (await judgePack(kept, { base, rulesKey, today }));
      if (verdict && 'pack' in verdict) chosen.set(source, verdict.pack);
    }
  }
  deps.rules = chosen;
}
