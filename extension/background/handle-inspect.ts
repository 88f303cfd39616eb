import { z } from 'zod';
import { scopeOf } from '../consent/compose-batch.ts';
import type { InspectTabAnswer } from '../messages/inspect-tab.ts';
import { observed } from '../messages/observed.ts';
import { completeDraft } from './complete-draft.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

const Inspection = z.object({
  rules: z.string(),
  items: observed.request.shape.items.element.array(),
  counts: observed.request.shape.counts,
});

/** Asks the observer of a tab what it makes of the page, and answers it in wire form. Keeps nothing. */
export async function inspect(deps: Deps, tabId: number): Promise<InspectTabAnswer> {
  const inspection = Inspection.safeParse(await deps.outside.askTab(tabId, { name: 'inspect' }));
  const pack = inspection.success ? deps.packs.get(inspection.data.rules.split('@')[0] ?? '') : undefined;
  if (!inspection.success || !pack) return { observed: false };
  const { items, counts } = inspection.data;
  const { decide } = await decideNow(deps);
  const now = deps.outside.now();
  const complete = items.map((item) => completeDraft(item, { pack, now }));
  const valid = complete.filter((observation) => observation !== undefined);
  return {
    observed: true,
    observations: valid.filter((observation) => decide(scopeOf(observation)).allowed),
    counts,
    invalid: complete.length - valid.length,
  };
}
