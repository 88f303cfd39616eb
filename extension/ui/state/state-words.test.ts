// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { StateDescription } from './describe-state.ts';
import { stateHelp, stateTitle } from './state-words.tsx';

const recording = (change: object = {}): StateDescription => ({
  sign: 'recording',
  names: ['YouTube', 'Bing'],
  here: null,
  offHere: false,
  readsTyped: false,
  ...change,
});
const inFront = { isInFront: true };

test('two sites are named, and more are counted, so that the sentence stays short', () => {
  expect(stateTitle(recording(), 0)).toBe('Recording on YouTube and Bing');
  expect(stateTitle(recording({ names: ['A', 'B', 'C', 'D'] }), 0)).toBe('Recording on 4 sites');
});

test('the site in front is named only where it is read', () => {
  expect(stateHelp(recording({ here: 'Bing' }), inFront)).toBe(
    'This page is on Bing. Daylight reads what you see here.',
  );
  expect(stateHelp(recording({ here: 'Bing', readsTyped: true }), inFront)).toContain('what you type');
  expect(stateHelp(recording(), inFront)).toContain('not one of them');
  expect(stateHelp(recording({ offHere: true }), inFront)).toContain('You switched it off here');
});
