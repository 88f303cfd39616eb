// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Institution, StateAnswer } from '../../messages/state.ts';
import { aKindState, anInstitution, aSourceState, aState } from '../choices/testing/a-state.ts';
import { institutionLines, institutionTitle, stoppedSources } from './institution-lines.ts';

const on = [aKindState({ state: 'granted' })];
const set = (change: Partial<Institution>, rest: Partial<StateAnswer> = {}) =>
  aState({ institution: anInstitution(change), ...rest });

test('where nothing was set, or nothing that could be used, nothing is said', () => {
  expect(institutionLines(aState())).toEqual([]);
  expect(institutionTitle(aState())).toBeUndefined();
  expect(institutionLines(set({ problems: [{ setting: 'x', why: 'unknown' }] }))).toEqual([]);
});

test('who set something is named, or said to be whoever manages the browser', () => {
  expect(institutionTitle(set({ organisation: 'University of Somewhere' }))).toContain(
    'University of Somewhere',
  );
  expect(institutionTitle(set({}))).toContain('whoever manages this browser');
});

test('what is offered is named, and what was on and has stopped; what was never on is not spoken of', () => {
  const sources = [
    aSourceState({ source: 'a', name: 'Alpha' }),
    aSourceState({ source: 'b', name: 'Beta', offered: false, kinds: on }),
    aSourceState({ source: 'c', name: 'Gamma', offered: false }),
  ];
  expect(institutionLines(set({ offered: ['a'] }, { sources }))).toEqual([
    'Only these sites are offered here: Alpha.',
    'You had this on, and it has stopped here: Beta. What you kept of it stays on this computer.',
  ]);
  expect(stoppedSources(sources).map(({ source }) => source)).toEqual(['b']);
  expect(institutionLines(set({ offered: [] }, { sources: sources.slice(2) }))).toEqual([
    'No site is offered here.',
  ]);
});

test('how things would be sent is not spoken of where nothing can be sent', () => {
  const sending = { invites: true, shortestHoldHours: 24 };
  expect(institutionLines(set(sending))).toHaveLength(2);
  const [only, ...more] = institutionLines(set({ ...sending, mayLeave: false }));
  expect(only).toContain('Nothing can be sent from this browser.');
  expect(more).toEqual([]);
});
