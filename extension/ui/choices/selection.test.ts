import { expect, test } from 'vitest';
import { agree } from '../../messages/agree.ts';
import {
  agreementOf,
  chooseHosts,
  hasKind,
  leastHold,
  openQuestions,
  phaseOf,
  type ScopeState,
  selectionOf,
  tickedSources,
  toggleKind,
} from './selection.ts';
import { aKindState, anInstitution, aSourceState, aState, someHosts } from './testing/a-state.ts';

const withKind = (state: ScopeState, exhibit = false) =>
  aSourceState({ kinds: [aKindState({ kind: 'ad', state, exhibit, isNew: false })] });
const text = { document: 'a'.repeat(64), locale: 'en' };
const nothing = {
  destination: undefined,
  exhibit: false,
  age: undefined,
  kinds: new Set(),
  hosts: new Map(),
};

test.each(['unset', 'offered', 'declined', 'withdrawn', 'stale', 'expired'] as const)(
  'nothing is ticked for somebody whose choice is %s, even for a known adult',
  (name) => {
    const state = aState({ age: 'adult', sources: [withKind(name, true)], holdHours: 3 });
    expect(selectionOf(state)).toMatchObject(nothing);
  },
);

test('what somebody chose before is shown as their choice', () => {
  const state = aState({
    age: 'adult',
    sources: [withKind('paused', true)],
    study: { id: 'daylight', state: 'joined' },
    holdHours: 6,
  });
  const selection = selectionOf(state);
  expect(selection).toMatchObject({ destination: 'donate', holdHours: 6, exhibit: true, age: 'adult' });
  expect([...selection.kinds]).toEqual(['some-site/ad']);
  expect(phaseOf(state)).toBe('taking-part');
});

test('somebody who keeps everything is shown that they do', () => {
  const state = aState({ age: 'adult', sources: [withKind('granted')] });
  expect(selectionOf(state).destination).toBe('keep');
});

test('a text that changed and a year that is over are asked about anew', () => {
  for (const name of ['stale', 'expired'] as const) {
    expect(phaseOf(aState({ sources: [withKind(name)] }))).toBe('renew');
    const study = { id: 'daylight', state: name };
    const state = aState({ age: 'adult', sources: [withKind('granted')], study });
    expect(phaseOf(state)).toBe('renew');
    expect(selectionOf(state).destination).toBeUndefined();
  }
});

test('whose first choice is over while a later one holds still takes part, with the later one', () => {
  const sources = [withKind('expired'), { ...withKind('granted'), source: 'other-site' }];
  const state = aState({ age: 'adult', sources });
  expect(phaseOf(state)).toBe('taking-part');
  expect([...selectionOf(state).kinds]).toEqual(['other-site/ad']);
});

const typing = (state: ScopeState, kind: ScopeState = 'granted') => ({
  ...withKind(kind),
  typed: { forms: ['term' as const], state, exhibit: false, isNew: false },
});

test('what is typed is a tick of its own that nobody finds ticked: it is shown as chosen where it was, and nowhere else', () => {
  const ticked = (source: ReturnType<typeof typing>) => [
    ...selectionOf(aState({ age: 'adult', sources: [source] })).kinds,
  ];
  for (const name of ['unset', 'offered', 'declined', 'withdrawn', 'stale', 'expired'] as const)
    expect(ticked(typing(name)), name).toEqual(['some-site/ad']);
  expect(ticked(typing('granted'))).toEqual(['some-site/ad', 'some-site/query']);
  expect(ticked(typing('granted', 'expired')), 'nothing that it could go along with').toEqual([]);
});

test('what is typed is agreed to with a kind of its site, and goes with the last of them', () => {
  const sources = [typing('unset'), { ...typing('unset'), source: 'other-site' }];
  const nothingYet = selectionOf(aState());
  const alone = { ...nothingYet, kinds: new Set(['some-site/query']) };
  expect(tickedSources(alone, sources)).toEqual([]);
  expect(openQuestions(alone, sources)).toContain('kinds');
  const both = toggleKind(toggleKind(nothingYet, 'some-site/ad'), 'some-site/query');
  expect(tickedSources(both, sources).map(({ kinds }) => kinds)).toEqual([['ad', 'query']]);
  expect(hasKind(both, 'some-site')).toBe(true);
  expect(hasKind(both, 'other-site')).toBe(false);
  expect([...toggleKind(both, 'some-site/ad').kinds]).toEqual([]);
});

test('whoever is not 18 yet sees nothing to switch on', () => {
  expect(phaseOf(aState({ age: 'blocked', sources: [withKind('granted')] }))).toBe('blocked');
});

test('every question has to be answered, and nobody under 18 gets through', () => {
  const first = selectionOf(aState());
  const open = (selection: typeof first) => openQuestions(selection, [aSourceState()]);
  expect(open(first)).toEqual(['kinds', 'destination', 'age']);
  const answered = { ...toggleKind(first, 'some-site/ad'), destination: 'ask', age: 'adult' } as const;
  expect(open(answered)).toEqual([]);
  expect(open({ ...answered, age: 'minor' })).toEqual(['age']);
  expect(open(toggleKind(answered, 'some-site/ad'))).toEqual(['kinds']);
});

test('agreed to is exactly what is ticked', () => {
  const selection = { ...selectionOf(aState()), exhibit: true, age: 'adult', destination: 'donate' } as const;
  const sources = [aSourceState(), aSourceState({ source: 'other-site' })];
  const agreement = agreementOf(toggleKind(selection, 'other-site/ad'), sources, text);
  expect(agree.request.parse(agreement)).toEqual({
    choices: [{ source: 'other-site', kinds: ['ad'] }],
    exhibit: true,
    donate: true,
    holdHours: 24,
    ...text,
    adult: true,
  });
});

test('who keeps everything donates nothing and lets nobody read single items', () => {
  const selection = { ...selectionOf(aState()), exhibit: true, age: 'adult', destination: 'keep' } as const;
  const agreement = agreementOf(toggleKind(selection, 'some-site/ad'), [aSourceState()], text);
  expect(agreement).toMatchObject({ donate: false, exhibit: false, holdHours: null });
});

test('where an institution lets nothing be sent, whether to donate is no question, and everything is kept', () => {
  const state = aState({ institution: anInstitution({ mayLeave: false }) });
  const answered = { ...toggleKind(selectionOf(state), 'some-site/ad'), age: 'adult' } as const;
  expect(openQuestions(answered, state.sources)).toEqual([]);
  expect(agreementOf(answered, state.sources, text)).toMatchObject({ donate: false, exhibit: false });
});

test('the waiting time that is ticked to begin with is no shorter than an institution lets it be', () => {
  const longer = aState({ institution: anInstitution({ shortestHoldHours: 48 }) });
  expect([selectionOf(aState()).holdHours, leastHold(aState())]).toEqual([24, 0]);
  expect([selectionOf(longer).holdHours, leastHold(longer)]).toEqual([48, 48]);
});

const pickable = someHosts('a.example', 'b.example').map((host) => ({ ...host, chosen: false }));
const shop = aSourceState({ source: 'shop', hostChoice: 'listed', hosts: pickable });

test('nobody finds a host chosen who has not chosen it, or has switched everything off there', () => {
  const hosts = pickable.map((host, i) => ({ ...host, chosen: i === 1 }));
  const with_ = (name: ScopeState) =>
    selectionOf(aState({ sources: [{ ...withKind(name), hostChoice: 'listed', hosts }] })).hosts;
  expect(with_('granted')).toEqual(new Map([['some-site', new Set(['https://b.example/*'])]]));
  expect(with_('stale')).toEqual(new Map());
});

test('a source that leaves a choice needs a host to what is ticked, and something ticked to its hosts', () => {
  const hosts = ['https://b.example/*'];
  const answered = { ...selectionOf(aState()), destination: 'ask', age: 'adult' } as const;
  const ticked = toggleKind(answered, 'shop/ad');
  expect(openQuestions(ticked, [shop])).toEqual(['hosts']);
  expect(openQuestions(chooseHosts(ticked, 'shop', hosts), [shop])).toEqual([]);
  const elsewhere = chooseHosts(toggleKind(answered, 'some-site/ad'), 'shop', hosts);
  expect(openQuestions(elsewhere, [shop, aSourceState()])).toEqual(['hosts']);
  const wasOn = { ...shop, kinds: [aKindState({ kind: 'ad', state: 'granted' })] };
  expect(openQuestions(elsewhere, [wasOn, aSourceState()]), 'who switches it off').toEqual([]);
});

test('agreed to are the hosts that are chosen, by name', () => {
  const ticked = toggleKind({ ...selectionOf(aState()), age: 'adult', destination: 'ask' }, 'shop/ad');
  const { choices } = agreementOf(chooseHosts(ticked, 'shop', ['https://b.example/*']), [shop], text);
  expect(choices).toEqual([{ source: 'shop', kinds: ['ad'], hosts: ['https://b.example/*'] }]);
});
