import { z } from 'zod';
import type { Observation } from '#shared/observations/observation.ts';
import { withoutQuery } from '#shared/observations/without-query.ts';
import { redactObservation } from '#shared/redact/redact-observation.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { keepable } from '../consent/keepable.ts';
import type { InspectTabAnswer } from '../messages/inspect-tab.ts';
import { observed } from '../messages/observed.ts';
import { completeDraft, rulesOf } from './complete-draft.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { packFor, redactionRules } from './handle-page.ts';

const Inspection = z.object({
  rules: z.string(),
  items: observed.request.shape.items.element.omit({ again: true }).extend({ onScreen: z.boolean() }).array(),
  counts: observed.request.shape.counts,
});

/** Asks the observer of a tab what it makes of the page, and answers it in wire form. Keeps nothing. */
export async function inspect(deps: Deps, tabId: number): Promise<InspectTabAnswer> {
  const read = await readTab(deps, tabId);
  if (!read) return { observed: false };
  const observations = read.complete.map((item) => item.observation);
  return { observed: true, observations, counts: read.counts, invalid: read.invalid };
}

/**
 * What is on the screen of a tab right now, after redaction, to be pinned to a story: without what was typed to get it,
 * which no story may hold. Nothing where nothing may be observed.
 */
export async function readScreen(deps: Deps, tabId: number): Promise<Observation[]> {
  const read = await readTab(deps, tabId);
  if (!read) return [];
  const rules = redactionRules(deps, read.pack);
  return read.complete
    .filter((item) => item.onScreen)
    .flatMap(({ observation }) => {
      const clean = redactObservation(observation, rules);
      return 'discarded' in clean ? [] : [withoutQuery(clean.observation)];
    });
}

interface TabReading {
  pack: RulePack;
  complete: { observation: Observation; onScreen: boolean }[];
  counts: z.infer<typeof Inspection>['counts'];
  invalid: number;
}

async function readTab(deps: Deps, tabId: number): Promise<TabReading | undefined> {
  const { outside } = deps;
  const decisions = await decideNow(deps);
  const pack = packFor(deps, decisions, await outside.tabAddress(tabId));
  const inspection = Inspection.safeParse(await outside.askTab(tabId, { name: 'inspect' }));
  if (!inspection.success || !pack || inspection.data.rules.split('@')[0] !== pack.source) return undefined;
  const { items, counts, rules } = inspection.data;
  const { decide } = decisions;
  const now = outside.now();
  const drafted = items.map(({ onScreen, ...item }) => ({
    onScreen,
    observation: completeDraft(item, { pack, rules: rulesOf(rules, pack), now }),
  }));
  return {
    pack,
    complete: drafted.flatMap(({ onScreen, observation }) => {
      const kept = observation && keepable(observation, decide);
      return kept ? [{ onScreen, observation: kept }] : [];
    }),
    counts,
    invalid: drafted.filter(({ observation }) => !observation).length,
  };
}
