import type { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { mostStudies } from '#shared/studies/most-studies.ts';
import type { joinStudy as contract } from '../messages/join-study.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { drawArm } from './draw-arm.ts';
import { knownStudies } from './known-studies.ts';
import { recordConsent } from './record-consent.ts';

/**
 * Notes that the person takes part in a study with an end, by the very version that was on the screen. Whoever agrees to
 * a later version stays in the group that they drew.
 */
export async function joinStudy(
  deps: Deps,
  { study: name, document, locale }: z.output<typeof contract.request>,
): Promise<z.input<typeof contract.response>> {
  const { state, decide, isIntact, circumstances } = await decideNow(deps);
  const known = (await knownStudies(deps)).get(name);
  if (!known) return { outcome: 'over' };
  if (!isIntact || !decide.study().allowed) return { outcome: 'not-donating' };
  if (known.signed.digest !== document) return { outcome: 'changed' };
  const today = utcDay(new Date(circumstances.now));
  if (known.row.closed !== undefined || today > known.study.until) return { outcome: 'over' };
  const before = state.limited.get(name);
  if (!before && state.limited.size >= mostStudies) return { outcome: 'too-many' };
  const { arms = [] } = known.study;
  const arm = before?.arm !== undefined && arms.includes(before.arm) ? before.arm : drawArm(arms);
  await recordConsent(deps, [
    { type: 'limited-joined', study: name, document, locale, ...(arm === undefined ? {} : { arm }) },
  ]);
  // Two that were joined in the same moment: the ledger took the one that came first.
  const after = (await decideNow(deps)).state.limited.get(name);
  return { outcome: after?.document === document ? 'joined' : 'too-many' };
}
