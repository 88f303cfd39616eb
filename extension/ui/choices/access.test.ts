import { expect, test } from 'vitest';
import { accessFor, announcedAccess } from './access.ts';
import { chooseHosts, selectionOf, toggleKind } from './selection.ts';
import { aKindState, aSourceState, aState, someHosts } from './testing/a-state.ts';

const sources = [aSourceState(), aSourceState({ source: 'other-site', hosts: someHosts('other.example') })];
const chosen = { ...toggleKind(selectionOf(aState()), 'other-site/ad'), destination: 'ask' } as const;

test('the browser is asked for the ticked sites alone', () => {
  expect(accessFor(chosen, sources)).toEqual({
    hosts: ['https://other.example/*'],
    categories: ['browsingActivity', 'websiteContent'],
  });
});

const permitted = someHosts('other.example').map((host) => ({ ...host, permitted: true }));

const typed = (form: 'term' | 'prompt', state: 'unset' | 'granted' = 'unset') => ({
  typed: { forms: [form], state, exhibit: false, isNew: true },
});
const alsoTyped = { ...toggleKind(chosen, 'other-site/query'), destination: 'ask' } as const;

test('what is typed is asked for as what it is: search terms, or communications with an assistant', () => {
  const other = { source: 'other-site' };
  const categories = (form: 'term' | 'prompt', selection: typeof chosen) =>
    accessFor(selection, [aSourceState({ ...other, ...typed(form) })]).categories;
  expect(categories('term', alsoTyped)).toContain('searchTerms');
  expect(categories('prompt', alsoTyped)).toContain('personalCommunications');
  expect(categories('term', chosen)).not.toContain('searchTerms');
});

test('that what is typed is asked for anew is announced, where its site is known already', () => {
  const kinds = [aKindState({ kind: 'ad', state: 'granted', isNew: false })];
  const known = (state: 'unset' | 'granted') => [
    aSourceState({ source: 'other-site', hosts: permitted, kinds, ...typed('term', state) }),
  ];
  expect(announcedAccess(alsoTyped, known('unset'), true).categories).toContain('searchTerms');
  expect(announcedAccess(alsoTyped, known('granted'), true).categories).toEqual([]);
});

test('who keeps everything is asked for no kind of data, as none leaves', () => {
  expect(accessFor({ ...chosen, destination: 'keep' }, sources).categories).toEqual([]);
});

test('whose donating rests where nothing can be sent is asked all the same, so that it can go on afterwards', () => {
  const resting = accessFor({ ...chosen, destination: 'keep', rests: true }, sources);
  expect(resting).toEqual(accessFor(chosen, sources));
});

test('what the browser allows already is not announced again', () => {
  const kinds = [aKindState({ kind: 'ad', state: 'granted', isNew: false })];
  const known = [aSourceState({ source: 'other-site', hosts: permitted, kinds })];
  expect(announcedAccess(chosen, known, true)).toEqual({ hosts: [], categories: [] });
  expect(announcedAccess(chosen, known, false).categories).toEqual(['browsingActivity', 'websiteContent']);
  expect(announcedAccess(chosen, sources, false)).toEqual(accessFor(chosen, sources));
});

test('of a source that leaves a choice the browser is asked for the chosen hosts, and only the new ones are announced', () => {
  const hosts = someHosts('a.example', 'b.example', 'c.example').map((host, i) => ({
    ...host,
    chosen: i === 0,
    permitted: i === 0,
  }));
  const source = aSourceState({ source: 'other-site', hostChoice: 'any', hosts });
  const wanted = ['https://a.example/*', 'https://c.example/*', 'https://added.example/*'];
  const selection = chooseHosts(chosen, 'other-site', wanted);
  expect(accessFor(selection, [source]).hosts).toEqual(wanted);
  expect(announcedAccess(selection, [source], true).hosts).toEqual(wanted.slice(1));
});
