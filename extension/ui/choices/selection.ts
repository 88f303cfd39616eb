import type { ScopeKind } from '#shared/consent/scope.ts';
import type { Choices as Agreement } from '../../messages/agree.ts';
import type { SourceState, StateAnswer } from '../../messages/state.ts';

/** What happens with items: they leave by themselves after a while, only when sent by hand, or never. */
export type Destination = 'donate' | 'ask' | 'keep';

/** What a person has ticked so far. Undefined: not answered yet. */
export interface Selection {
  /** `source/kind` of everything that is ticked; `source/query` for what the person types there, never alone. */
  kinds: ReadonlySet<string>;
  /** Host patterns that are chosen, by source, where that leaves a choice. */
  hosts: ReadonlyMap<string, ReadonlySet<string>>;
  destination: Destination | undefined;
  /** Hours that items wait, where they are donated by themselves. */
  holdHours: number;
  exhibit: boolean;
  /** The person donates, and that rests, since nothing can be sent from here: it is to go on as soon as something can. */
  rests?: true;
  age: 'adult' | 'minor' | undefined;
}

/** A question that is still to be answered. */
export type Question = 'kinds' | 'hosts' | 'destination' | 'age';

/** Waiting times to choose from, in hours. */
export const holdChoices: readonly number[] = [0, 1, 3, 6, 12, 24, 48, 72];

const usualHold = 24;

/** The least hours that whoever manages the browser lets items wait; 0 where they set none. */
export function leastHold({ institution }: Pick<StateAnswer, 'institution'>): number {
  return institution?.shortestHoldHours ?? 0;
}

/** Where one kind of one source stands. */
export type ScopeState = SourceState['kinds'][number]['state'];

/** Whether a person has something switched on, even if it is paused. */
export function isOn(state: ScopeState): boolean {
  return state === 'granted' || state === 'paused';
}

/**
 * Where a person stands with their choices as a whole. `renew`: the text has changed or the year is over, and nothing
 * that they chose holds any more as they chose it.
 */
export function phaseOf(state: StateAnswer): 'blocked' | 'first' | 'taking-part' | 'renew' {
  if (state.age === 'blocked') return 'blocked';
  const states = state.sources.flatMap((source) => source.kinds.map((kind) => kind.state));
  if (states.some(isOn)) return isOver(state.study.state) ? 'renew' : 'taking-part';
  return states.some(isOver) ? 'renew' : 'first';
}

function isOver(state: ScopeState | StateAnswer['study']['state']): boolean {
  return state === 'stale' || state === 'expired';
}

/** Name of one kind of one source, or of what is typed there. */
export function kindKey(source: string, kind: ScopeKind): string {
  return `${source}/${kind}`;
}

/**
 * What is ticked when the page opens: what the person chose and still holds, and nothing else. Whoever chose nothing, or
 * whose choice no longer holds, finds nothing ticked.
 */
export function selectionOf(state: StateAnswer): Selection {
  const on = state.sources.flatMap(({ source, kinds }) =>
    kinds.filter((kind) => isOn(kind.state)).map((kind) => ({ key: kindKey(source, kind.kind), ...kind })),
  );
  const typed = state.sources
    .filter(
      (source) => source.typed && isOn(source.typed.state) && source.kinds.some((kind) => isOn(kind.state)),
    )
    .map(({ source }) => kindKey(source, 'query'));
  const isChoosable = state.institution?.mayLeave ?? true;
  const destinations = {
    joined: state.holdHours === null ? 'ask' : 'donate',
    unset: 'keep',
    stale: undefined,
    expired: undefined,
  } as const;
  return {
    kinds: new Set([...on.map((kind) => kind.key), ...typed]),
    hosts: new Map(state.sources.filter(isActive).map((source) => [source.source, chosenIn(source)])),
    destination: !isChoosable ? 'keep' : on.length > 0 ? destinations[state.study.state] : undefined,
    holdHours: state.holdHours ?? Math.max(usualHold, leastHold(state)),
    exhibit: on.some((kind) => kind.exhibit),
    ...(state.institution?.rests ? { rests: true } : {}),
    age: on.length > 0 && state.age === 'adult' ? 'adult' : undefined,
  };
}

/**
 * The same selection with one kind ticked, or not any more. What is typed goes with the last kind of its source: there is
 * nothing left that it could go along with.
 */
export function toggleKind(selection: Selection, key: string): Selection {
  const kinds = new Set(selection.kinds);
  if (!kinds.delete(key)) kinds.add(key);
  const source = key.slice(0, key.indexOf('/'));
  const toggled = { ...selection, kinds };
  if (!hasKind(toggled, source)) kinds.delete(kindKey(source, 'query'));
  return toggled;
}

/** Whether a kind of item is ticked on a source, which what is typed there can go along with. */
export function hasKind({ kinds }: Selection, source: string): boolean {
  return [...kinds].some((key) => key.startsWith(`${source}/`) && key !== kindKey(source, 'query'));
}

/** The questions that are not answered yet, in the order of the page. */
export function openQuestions(selection: Selection, sources: readonly SourceState[]): Question[] {
  const open: Question[] = [];
  if (![...selection.kinds].some((key) => !key.endsWith('/query'))) open.push('kinds');
  if (sources.some((source) => gapOf(selection, source))) open.push('hosts');
  if (!selection.destination) open.push('destination');
  if (selection.age !== 'adult') open.push('age');
  return open;
}

/** The same selection with just these hosts chosen for a source. */
export function chooseHosts(selection: Selection, source: string, hosts: Iterable<string>): Selection {
  return { ...selection, hosts: new Map(selection.hosts).set(source, new Set(hosts)) };
}

/** Hosts that a source would be read on: those that are chosen or, where there is no choice, all. */
export function hostsWanted({ hosts }: Selection, { source, ...site }: SourceState): string[] {
  return site.hostChoice ? [...(hosts.get(source) ?? [])] : site.hosts.map(({ host }) => host);
}

/** What is missing to a source that leaves a choice: hosts to what is ticked, or ticks to the hosts that were chosen. */
export function gapOf(selection: Selection, source: SourceState): 'hosts' | 'kinds' | undefined {
  if (!source.hostChoice) return undefined;
  const isChosen = hostsWanted(selection, source).length > 0;
  if (hasKind(selection, source.source)) return isChosen ? undefined : 'hosts';
  // Whoever takes the ticks away of what was on means to switch it off.
  return isChosen && !isActive(source) ? 'kinds' : undefined;
}

function isActive({ kinds }: SourceState): boolean {
  return kinds.some(({ state }) => isOn(state));
}

function chosenIn({ hosts, hostChoice }: SourceState): Set<string> {
  return new Set(hostChoice ? hosts.filter(({ chosen }) => chosen).map(({ host }) => host) : []);
}

/** The sources of which at least one kind is ticked, with these kinds, and `query` where what is typed is ticked. */
export function tickedSources(
  selection: Selection,
  sources: readonly SourceState[],
): { source: SourceState; kinds: ScopeKind[] }[] {
  return sources
    .filter(({ source }) => hasKind(selection, source))
    .map((source) => {
      const all: ScopeKind[] = [...source.kinds.map(({ kind }) => kind), 'query'];
      return { source, kinds: all.filter((kind) => selection.kinds.has(kindKey(source.source, kind))) };
    });
}

/**
 * What the person agrees to, once every question is answered.
 * @param text hash and language of the document that is on the screen
 */
export function agreementOf(
  selection: Selection,
  sources: readonly SourceState[],
  text: { document: string; locale: string },
): Agreement {
  const donate = selection.destination !== 'keep';
  return {
    choices: tickedSources(selection, sources).map(({ source, kinds }) => ({
      source: source.source,
      kinds,
      ...(source.hostChoice ? { hosts: hostsWanted(selection, source) } : {}),
    })),
    exhibit: donate && selection.exhibit,
    donate,
    holdHours: selection.destination === 'donate' ? selection.holdHours : null,
    ...text,
    adult: true,
  };
}
