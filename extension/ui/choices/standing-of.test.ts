import { expect, test } from 'vitest';
import { selectionOf, toggleKind } from './selection.ts';
import { standingOf } from './standing-of.ts';
import { aKindState, aSourceState, aState } from './testing/a-state.ts';

const typed = { forms: ['term' as const], state: 'granted' as const, exhibit: false, isNew: false };

test('a site of which nothing was chosen has nothing ticked, and nothing that waits to be saved', () => {
  expect(standingOf(aSourceState(), selectionOf(aState()))).toEqual({ ticked: [], isSaved: true });
});

test('a tick counts as saved only once it is on, and taking it away waits to be saved as well', () => {
  const off = aSourceState();
  const ticked = toggleKind(selectionOf(aState()), 'some-site/ad');
  expect(standingOf(off, ticked)).toEqual({ ticked: ['ad'], isSaved: false });
  const on = aSourceState({ kinds: [aKindState({ kind: 'ad', state: 'granted' })], typed });
  const chosen = selectionOf(aState({ age: 'adult', sources: [on] }));
  expect(standingOf(on, chosen)).toEqual({ ticked: ['ad', 'query'], isSaved: true });
  expect(standingOf(on, toggleKind(chosen, 'some-site/query'))).toEqual({ ticked: ['ad'], isSaved: false });
  expect(standingOf(on, toggleKind(chosen, 'some-site/ad'))).toEqual({ ticked: [], isSaved: false });
});

test('what is typed and has nothing left to go along with is no change that waits', () => {
  const left = aSourceState({ kinds: [aKindState({ state: 'expired' })], typed });
  const selection = selectionOf(aState({ age: 'adult', sources: [left] }));
  expect(standingOf(left, selection)).toEqual({ ticked: [], isSaved: true });
});
