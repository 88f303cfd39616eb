import type { Institution, SourceState, StateAnswer } from '../../../messages/state.ts';

type KindState = SourceState['kinds'][number];

/** Test builder: a kind that nobody was asked for yet, of rules that were tried everywhere. */
export function aKindState(change: Partial<KindState> = {}): KindState {
  return { kind: 'recommendation', state: 'unset', exhibit: false, isNew: true, tried: 'all', ...change };
}

/** Test builder: hosts of a site that leaves no choice, by their names. */
export function someHosts(...names: string[]): SourceState['hosts'] {
  return names.map((name) => ({ host: `https://${name}/*`, chosen: true, permitted: false, added: false }));
}

/** Test builder: a site with two kinds, nothing of it switched on. */
export function aSourceState(change: Partial<SourceState> = {}): SourceState {
  return {
    source: 'some-site',
    name: 'Some site',
    group: 'video',
    people: false,
    hostChoice: null,
    hosts: someHosts('www.example.org'),
    paused: false,
    changed: [],
    permitted: false,
    stopped: false,
    offered: true,
    kinds: [aKindState(), aKindState({ kind: 'ad' })],
    untried: [],
    typed: null,
    ...change,
  };
}

/** Test builder: an institution that set nothing but what is said here. */
export function anInstitution(change: Partial<Institution> = {}): Institution {
  return {
    organisation: null,
    offered: null,
    mayLeave: true,
    rests: false,
    invites: false,
    shortestHoldHours: null,
    problems: [],
    ...change,
  };
}

/** Test builder: the state of somebody who was never asked. */
export function aState(change: Partial<StateAnswer> = {}): StateAnswer {
  return {
    age: 'unknown',
    idle: 'nothing-chosen',
    pausedUntil: null,
    backend: 'https://study.example',
    study: { id: 'daylight', state: 'unset' },
    holdHours: null,
    sources: [aSourceState()],
    site: null,
    today: [],
    waiting: 0,
    nextDueAt: null,
    queued: 0,
    sent: 0,
    kept: 0,
    stories: { drafts: 0, sent: 0 },
    refused: [],
    invite: null,
    institution: null,
    deleting: 0,
    newStudies: 0,
    ...change,
  };
}
