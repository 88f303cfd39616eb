import { expect, test } from 'vitest';
import { IdleReason, type StateAnswer } from '../../messages/state.ts';
import { describeState, pausedSources, siteName } from './describe-state.ts';

const standing = { exhibit: false, isNew: false };

function aSource(source: string, paused = false): StateAnswer['sources'][number] {
  const kinds = [{ kind: 'ad' as const, state: 'granted' as const, ...standing, tried: 'all' as const }];
  const rest = {
    group: 'video' as const,
    people: false,
    hostChoice: null,
    hosts: [],
    paused,
    permitted: true,
    stopped: false,
    offered: true,
    changed: [],
    kinds,
    untried: [],
    typed: null,
  };
  return { source, name: source.toUpperCase(), ...rest };
}

function aState(changes: Partial<StateAnswer> = {}): StateAnswer {
  return {
    age: 'adult',
    idle: null,
    pausedUntil: null,
    backend: 'https://study.example',
    study: { id: 'daylight', state: 'joined' },
    holdHours: 24,
    sources: [aSource('one'), aSource('two')],
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
    ...changes,
  };
}

test('somebody whose ledger is damaged is told so, though it does not even tell their age any more', () => {
  const description = describeState(aState({ age: 'unknown', idle: 'ledger-damaged' }));
  expect(description).toMatchObject({ text: 'ledgerDamaged', mend: { page: 'dashboard.html#data' } });
});

test('only sites that are really read are named while recording', () => {
  const blind = { ...aSource('three'), permitted: false };
  const stopped = { ...aSource('four'), stopped: true };
  const state = aState({ sources: [aSource('one'), aSource('two', true), blind, stopped], site: 'four' });
  expect(describeState(state)).toEqual({
    sign: 'recording',
    names: ['ONE'],
    here: null,
    offHere: false,
    readsTyped: false,
  });
});

test('that what is typed is read is told on its own site, where no site is in front, and on no other site', () => {
  const typed = { forms: ['term' as const], state: 'granted' as const, exhibit: false, isNew: false };
  const sources = [aSource('one'), { ...aSource('two'), typed }];
  const reads = (site: string | null) => describeState(aState({ site, sources }));
  expect(reads('two')).toMatchObject({ here: 'TWO', readsTyped: true });
  expect(reads('one')).toMatchObject({ here: 'ONE', readsTyped: false });
  expect(reads(null)).toMatchObject({ here: null, readsTyped: true });
});

test('every reason why nothing is recorded is told, and only a pause looks like a pause', () => {
  for (const idle of IdleReason.options) {
    const description = describeState(aState({ idle }));
    expect(description.sign).toBe(idle === 'paused' || idle === 'site-off' ? 'paused' : 'off');
  }
});

test('whatever the person can mend has exactly one way to mend it', () => {
  const notTheirs = IdleReason.options.filter((idle) => !('mend' in describeState(aState({ idle }))));
  expect(notTheirs).toEqual(['not-adult', 'stopped']);
});

test('somebody who has not begun yet is led to the first page, and is not told to be too young', () => {
  const description = describeState(aState({ age: 'unknown', idle: 'not-adult' }));
  expect(description).toMatchObject({ text: 'nothingChosen', mend: { page: 'welcome.html' } });
});

test('the site in front is switched on again, and not the others', () => {
  const state = aState({ site: 'two', sources: [aSource('one', true), aSource('two', true)] });
  expect(pausedSources(state)).toEqual(['two']);
  expect(siteName(state)).toBe('TWO');
  expect(pausedSources({ ...state, site: null })).toEqual(['one', 'two']);
});

test('a site in front that is off, or was never switched on, is not said to be read while others record', () => {
  const never = { ...aSource('three'), kinds: [] };
  const sources = [aSource('one'), aSource('two', true), never];
  const describe = (site: string) => describeState(aState({ site, sources }));
  expect(describe('two')).toMatchObject({ names: ['ONE'], here: null, offHere: true });
  expect(describe('three')).toMatchObject({ names: ['ONE'], here: null, offHere: false });
});
