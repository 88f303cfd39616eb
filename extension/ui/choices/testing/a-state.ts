import type { SourceState, StateAnswer } from '../../../messages/state.ts';

/** Test builder: a site with two kinds, nothing of it switched on. */
export function aSourceState(change: Partial<SourceState> = {}): SourceState {
  return {
    source: 'some-site',
    name: 'Some site',
    hosts: ['https://www.example.org/*'],
    paused: false,
    changed: [],
    permitted: false,
    stopped: false,
    kinds: [
      { kind: 'recommendation', state: 'unset', exhibit: false, isNew: true },
      { kind: 'ad', state: 'unset', exhibit: false, isNew: true },
    ],
    typed: null,
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
    deleting: 0,
    ...change,
  };
}
