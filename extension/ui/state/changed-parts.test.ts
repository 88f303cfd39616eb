import { expect, test } from 'vitest';
import type { StateAnswer } from '../../messages/state.ts';
import { changedParts } from './changed-parts.ts';

const changed = [{ surface: 'home', why: 'unread' as const, isHelped: false }];
const aSource = (source: string, state: 'granted' | 'withdrawn'): StateAnswer['sources'][number] => ({
  ...{
    source,
    name: source.toUpperCase(),
    group: 'video' as const,
    people: false,
    hostChoice: null,
    offered: true,
    hosts: [],
    paused: false,
    permitted: true,
    stopped: false,
    typed: null,
    untried: [],
    changed,
  },
  kinds: [{ kind: 'ad', state, exhibit: false, isNew: false, tried: 'all' }],
});
const sources = [aSource('one', 'granted'), aSource('two', 'withdrawn'), aSource('three', 'granted')];

test('what has changed is told of every site that is switched on, and of no other', () => {
  expect(changedParts({ sources }, null).map(({ name }) => name)).toEqual(['ONE', 'THREE']);
});

test('in front of a site, only that site is told of', () => {
  expect(changedParts({ sources }, 'three')).toEqual([{ source: 'three', name: 'THREE', ...changed[0] }]);
});
