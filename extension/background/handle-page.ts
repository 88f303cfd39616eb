import type { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { type RedactionRules, redactObservation } from '#shared/redact/redact-observation.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import { templatesOf } from '#shared/redact/templates-of.ts';
import { promptSurfaces } from '#shared/rules/query-form.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import { readerOf } from '../consent/hosts-of.ts';
import { keepable } from '../consent/keepable.ts';
import type { observed } from '../messages/observed.ts';
import type { PageOpenedAnswer } from '../messages/page-opened.ts';
import type { MessageOrigin } from '../messages/router.ts';
import { countDiscards } from '../store/discards.ts';
import { keepCounts } from '../store/exposures.ts';
import { keepItems, type NewItem } from '../store/items.ts';
import { doIfUnchanged } from '../store/ledger.ts';
import { noteCounts } from '../store/marks.ts';
import { keepPage } from '../store/pages.ts';
import type { DiscardRow } from '../store/rows.ts';
import { isQuotaError, isStorageFull, noteStorageFree, noteStorageFull } from '../store/storage-full.ts';
import { applyConsent } from './apply-consent.ts';
import { completeDraft, rulesOf } from './complete-draft.ts';
import { allowedKinds, type Decisions, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

type Report = z.output<typeof observed.request>;
type Answer = z.input<typeof observed.response>;

/** Answers an observer that asks whether it may observe. */
export async function openPage(deps: Deps, origin: MessageOrigin): Promise<PageOpenedAnswer> {
  const decisions = await decideNow(deps);
  const pack = packFor(deps, decisions, origin.url);
  if (!pack) return { observe: false };
  const { decide } = decisions;
  const kinds = allowedKinds(pack, decide);
  const query = decide.capture(scopeOf({ source: pack.source, kind: 'query' })).allowed;
  return kinds.length > 0 ? { observe: true, pack, kinds, query } : { observe: false };
}

/** Keeps what an observer reports, so far as it is agreed to. The page's word counts for nothing but the drafts. */
export async function keepReport(deps: Deps, report: Report, origin: MessageOrigin): Promise<Answer> {
  const { database } = deps;
  const decisions = await decideNow(deps);
  const pack = packFor(deps, decisions, origin.url);
  if (!pack) return { keep: false };
  const { decide, ledgerLength, circumstances } = decisions;
  if (allowedKinds(pack, decide).length === 0) return { keep: false };
  const wallClock = deps.outside.now();
  const day = utcDay(new Date(wallClock));
  const rules = rulesOf(report.rules, pack);
  const complete = report.items
    .map((item) => completeDraft(item, { pack, rules, now: wallClock }))
    .map((observation) => observation && keepable(observation, decide))
    .filter((observation) => observation !== undefined);
  const again = new Set(report.items.filter((item) => item.again).map((item) => item.id));
  const items: NewItem[] = [];
  const discards: Omit<DiscardRow, 'n'>[] = [];
  for (const observation of complete) {
    const clean = redactObservation(observation, redactionRules(deps, pack));
    const { id, source, kind } = observation;
    if (!('discarded' in clean))
      items.push({
        observation: clean.observation,
        dropped: clean.dropped,
        again: again.has(id),
        status: decide.send(scopeOf(observation)).allowed ? 'waiting' : 'kept',
      });
    else if (!again.has(id)) discards.push({ day, source, kind, reason: clean.discarded });
  }
  const place = {
    pageView: report.pageView,
    source: pack.source,
    day,
    rules,
    batchId: '',
  };
  try {
    const kept = await doIfUnchanged(database, ledgerLength, async () => {
      await keepItems(database, items, circumstances.now);
      const changes = await keepCounts(
        database,
        report.counts.map((count) => ({ ...place, ...count })),
      );
      await noteCounts(database, changes, circumstances.now);
      await countDiscards(database, discards);
      await rememberPage(deps, report.pageView, complete[0], circumstances.now);
    });
    if (!kept) return await keepReport(deps, report, origin);
    if (await isStorageFull(database)) {
      await noteStorageFree(database);
      await applyConsent(deps);
    }
    return { keep: true };
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    await noteStorageFull(database);
    await applyConsent(deps);
    return { keep: false };
  }
}

/** What redaction needs to know of a pack. */
export function redactionRules({ outside }: Pick<Deps, 'outside'>, pack: RulePack): RedactionRules {
  return {
    templates: templatesOf(pack),
    isOpenWeb: pack.hostChoice === 'any',
    regions: regionsOf(outside.locale),
    prompts: promptSurfaces(pack),
  };
}

/** The pack that may run on an address, where that was chosen and the browser permits it; undefined where none may. */
export function packFor(
  { rules }: Pick<Deps, 'rules'>,
  { hosts }: Pick<Decisions, 'hosts'>,
  url: URL | undefined,
): RulePack | undefined {
  return url && readerOf(rules.values(), hosts, url);
}

async function rememberPage(
  { database }: Deps,
  pageView: string,
  first: Observation | undefined,
  at: number,
): Promise<void> {
  if (!first) return;
  const { source, context } = first;
  await keepPage(database, { pageView, source, page: context.page, hostItem: context.hostItem, at });
}
