import type { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { covers, type RulePack } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import type { observed } from '../messages/observed.ts';
import type { PageOpenedAnswer } from '../messages/page-opened.ts';
import type { MessageOrigin } from '../messages/router.ts';
import { keepCounts } from '../store/exposures.ts';
import { keepIfUnchanged } from '../store/ledger.ts';
import { keepObservations } from '../store/tray.ts';
import { completeDraft } from './complete-draft.ts';
import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

/** Answers an observer that asks whether it may observe. */
export async function openPage(deps: Deps, origin: MessageOrigin): Promise<PageOpenedAnswer> {
  const pack = packFor(deps, origin.url);
  if (!pack) return { observe: false };
  const { decide } = await decideNow(deps);
  const kinds = allowedKinds(pack, decide);
  return kinds.length > 0 ? { observe: true, pack, kinds } : { observe: false };
}

/** Keeps what an observer reports, so far as it is agreed to. The page's word counts for nothing but the drafts. */
export async function keepReport(
  deps: Deps,
  report: z.output<typeof observed.request>,
  origin: MessageOrigin,
): Promise<z.input<typeof observed.response>> {
  const pack = packFor(deps, origin.url);
  if (!pack) return { keep: false };
  const { decide, ledgerLength } = await decideNow(deps);
  if (allowedKinds(pack, decide).length === 0) return { keep: false };
  const now = deps.outside.now();
  const observations = report.items
    .map((item) => completeDraft(item, { pack, now }))
    .filter((observation) => observation !== undefined)
    .filter((observation) => decide(scopeOf(observation)).allowed);
  const { pageView } = report;
  const rules = `${pack.source}@${pack.version}`;
  const place = { pageView, source: pack.source, day: utcDay(new Date(now)), rules, batchId: '' };
  const counts = report.counts.map((count) => ({ ...place, ...count }));
  const kept = await keepIfUnchanged(deps.database, ledgerLength, async () => {
    await keepObservations(deps.database, observations, now);
    await keepCounts(deps.database, counts);
  });
  return kept ? { keep: true } : keepReport(deps, report, origin);
}

/** The pack that may run on an address; undefined where none may. */
function packFor(deps: Pick<Deps, 'packs'>, url: URL | undefined): RulePack | undefined {
  return url && [...deps.packs.values()].find((pack) => covers(pack, url));
}
