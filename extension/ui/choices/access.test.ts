import { expect, test } from 'vitest';
import { accessFor, announcedAccess, hostName } from './access.ts';
import { selectionOf, toggleKind } from './selection.ts';
import { aSourceState, aState } from './testing/a-state.ts';

const sources = [aSourceState(), aSourceState({ source: 'other-site', hosts: ['https://other.example/*'] })];
const chosen = { ...toggleKind(selectionOf(aState()), 'other-site/ad'), destination: 'ask' } as const;

test('the browser is asked for the ticked sites alone', () => {
  expect(accessFor(chosen, sources)).toEqual({
    hosts: ['https://other.example/*'],
    categories: ['browsingActivity', 'websiteContent'],
  });
});

test('who keeps everything is asked for no kind of data, as none leaves', () => {
  expect(accessFor({ ...chosen, destination: 'keep' }, sources).categories).toEqual([]);
});

test('what the browser allows already is not announced again', () => {
  const kinds = [{ kind: 'ad', state: 'granted', exhibit: false, isNew: false } as const];
  const known = [aSourceState({ source: 'other-site', permitted: true, kinds })];
  expect(announcedAccess(chosen, known, true)).toEqual({ hosts: [], categories: [] });
  expect(announcedAccess(chosen, known, false).categories).toEqual(['browsingActivity', 'websiteContent']);
  expect(announcedAccess(chosen, sources, false)).toEqual(accessFor(chosen, sources));
});

test.each([
  ['https://www.example.org/*', 'www.example.org'],
  ['*://*.example.org/path/*', '*.example.org'],
])('the host of %s is written as %s', (pattern, name) => {
  expect(hostName(pattern)).toBe(name);
});
