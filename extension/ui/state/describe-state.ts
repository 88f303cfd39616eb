import type { IdleReason, SourceState, StateAnswer } from '../../messages/state.ts';
import { inKnownOrder } from '../site-order.ts';

/** The three signs: Daylight records, is paused by the person, or is off. */
export type Sign = 'recording' | 'paused' | 'off';

/** What mends a state: going on after a pause, switching a site on again, or a page to look at. */
export type Mend = { does: 'go-on' } | { does: 'site-on' } | { does: 'open'; page: string; label: Label };
type Label = 'choose' | 'lookAgain' | 'makeRoom' | 'toData';

/** Names of the sentences in the locale files, one for each reason that is not the person's own pause. */
export type IdleText =
  | 'ledgerDamaged'
  | 'storageFull'
  | 'blocked'
  | 'nothingChosen'
  | 'documentChanged'
  | 'expired'
  | 'stopped'
  | 'managed'
  | 'noBrowserPermission';

const choices = 'dashboard.html#choices';

const reasons: Record<Exclude<IdleReason, 'paused' | 'site-off'>, { text: IdleText; mend?: Mend }> = {
  'ledger-damaged': { text: 'ledgerDamaged', mend: open('dashboard.html#data', 'toData') },
  'storage-full': { text: 'storageFull', mend: open('dashboard.html#data', 'makeRoom') },
  'not-adult': { text: 'blocked' },
  'nothing-chosen': { text: 'nothingChosen', mend: open(choices, 'choose') },
  'document-changed': { text: 'documentChanged', mend: open(choices, 'lookAgain') },
  expired: { text: 'expired', mend: open(choices, 'lookAgain') },
  stopped: { text: 'stopped' },
  managed: { text: 'managed', mend: open(choices, 'lookAgain') },
  'no-browser-permission': { text: 'noBrowserPermission', mend: open(choices, 'lookAgain') },
};

/** Where everything stands, told as: which sign, which sentence, and the one thing that mends it. */
export type StateDescription =
  /**
   * `here`: name of the site in front, where that is read. `offHere`: that one was switched off. `readsTyped`: what the person types is read, too, on the site
   * in front or, where that is none, on any.
   */
  | { sign: 'recording'; names: string[]; here: string | null; offHere: boolean; readsTyped: boolean }
  | { sign: 'paused'; until: number | null; site: string | null; mend: Mend }
  | { sign: 'off'; text: IdleText; mend?: Mend };

/** Reads off a state what a person should know first. */
export function describeState(state: StateAnswer): StateDescription {
  const { idle } = state;
  if (idle === null) {
    const reading = inKnownOrder(state.sources.filter(isRead));
    return {
      sign: 'recording',
      names: reading.map(({ name }) => name),
      here: reading.find(({ source }) => source === state.site)?.name ?? null,
      offHere: state.sources.some(({ source, paused }) => paused && source === state.site),
      readsTyped: reading.some(
        ({ source, typed }) => typed?.state === 'granted' && (state.site === null || source === state.site),
      ),
    };
  }
  if (idle === 'paused')
    return { sign: 'paused', until: state.pausedUntil, site: null, mend: { does: 'go-on' } };
  if (idle === 'site-off')
    return { sign: 'paused', until: null, site: siteName(state) ?? '', mend: { does: 'site-on' } };
  // Somebody who was never asked for their age is at the very beginning, and goes to the first page. A damaged ledger
  // does not tell the age either.
  if (state.age === 'unknown' && idle !== 'ledger-damaged')
    return { sign: 'off', text: 'nothingChosen', mend: open('welcome.html', 'choose') };
  return { sign: 'off', ...reasons[idle] };
}

/** The one thing that mends a state, where there is one. */
export function mendOf(description: StateDescription): Mend | undefined {
  return description.sign === 'recording' ? undefined : description.mend;
}

/** Sources that are switched off by themselves, of the tab in front or, where that is none, all of them. */
export function pausedSources(state: StateAnswer): string[] {
  const here = state.sources.filter(({ source, paused }) => paused && source === state.site);
  return (here.length > 0 ? here : state.sources.filter(({ paused }) => paused)).map(({ source }) => source);
}

/** Name of the site in front, or of the first that is switched off. */
export function siteName(state: StateAnswer): string | undefined {
  const source = state.site ?? pausedSources(state)[0];
  return state.sources.find((candidate) => candidate.source === source)?.name;
}

/** Whether anything of a site is read now. */
function isRead({ paused, permitted, stopped, offered, kinds }: SourceState): boolean {
  return !paused && !stopped && offered && permitted && kinds.some(({ state }) => state === 'granted');
}

function open(page: string, label: Label): Mend {
  return { does: 'open', page, label };
}
