// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Observation } from '#shared/observations/observation.ts';
import type { ShownItem } from '../../messages/items.ts';
import { anItemRow } from '../my-data/testing/an-export.ts';
import { fieldsOf } from './item-fields.ts';
import { makerOf, titleOf } from './item-words.ts';

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;

function anItem(observation: Observation): ShownItem {
  return {
    id: observation.id,
    status: 'kept',
    observation,
    dropped: [],
    dueAt: null,
    batchId: null,
    json: '{}',
  };
}

const fields = (observation: Observation) =>
  Object.fromEntries(
    fieldsOf(anItem(observation), (source) => source).map(({ label, value, lines }) => [
      label,
      value ?? lines,
    ]),
  );
const video = anItemRow(0).observation as Of<'recommendation'>;
const answer = anItemRow(3).observation as Of<'answer'>;

test('length, views, age and price are shown as they were read, and left out where the page said nothing', () => {
  const item = { ...video.item, duration: 3723, price: '€ 20' };
  expect(fields({ ...video, item })).toMatchObject({
    Length: '1:02:03',
    'How often viewed': '21,000 views',
    Published: '2 years ago',
    Price: '€ 20',
  });
  const bare = { id: null, url: null, title: 'A title', publisher: { id: null, name: null } };
  const labels = Object.keys(fields({ ...video, item: bare }));
  for (const label of ['Length', 'How often viewed', 'Published', 'Price'])
    expect(labels).not.toContain(label);
  expect(fields({ ...video, item: { ...bare, duration: 0 } })).toMatchObject({ Length: '0:00' });
});

test('every source of an answer stands with its words, and one whose address was not shown says so', () => {
  const citations = [
    { n: 1, url: 'https://example.org/bees', domain: 'example.org', title: 'Bees', claim: 'Bees fly far.' },
    { n: 2, url: null, domain: 'example.net', title: null },
    { n: 3, url: null, domain: null, title: null },
  ];
  const all = fields({ ...answer, answer: { ...answer.answer, citations, updateOf: video.id } });
  expect(all['Sources it names']).toEqual([
    { text: '[1] Bees example.org/bees', detail: 'For the words: Bees fly far.' },
    { text: '[2] example.net (address not shown)', detail: undefined },
    { text: '[3] (address not shown)', detail: undefined },
  ]);
  expect(all['Newer version of an earlier answer']).toBe(video.id);
});

test('model, mode and what came of an answer are told in words, and name an answer that has none', () => {
  const refused = {
    ...answer.answer,
    text: null,
    model: 'Model 5',
    mode: 'Research',
    status: 'refused' as const,
  };
  const observation = { ...answer, answer: refused };
  expect(fields(observation)).toMatchObject({
    Model: 'Model 5',
    Mode: 'Research',
    'What came of it': 'Refused to answer',
  });
  expect(titleOf(anItem(observation))).toBe('Refused to answer');
});

test('what has no title is called by what is known of it, and nobody is named twice', () => {
  const none = { id: null, url: null, title: null, publisher: { id: null, name: null } };
  const about = {
    advertiser: 'Lantern Tea',
    landingDomain: null,
    disclosure: null,
    format: 'native' as const,
  };
  const named = (more: object) => {
    const item = anItem({ ...video, kind: 'ad', item: none, ad: { ...about, ...more } } as Observation);
    return [titleOf(item), makerOf(item)];
  };
  const slot = { network: '1', unit: '/1/top', width: null, height: null, filled: null };
  expect(named({ slot })).toEqual(['Ad place /1/top', 'Lantern Tea']);
  expect(named({ reasons: 'They want to reach adults.' })).toEqual([
    'They want to reach adults.',
    'Lantern Tea',
  ]);
  expect(named({})).toEqual(['Lantern Tea', null]);
  const publisher = { id: 'tides', name: 'r/tides', status: 'community' as const };
  const community = anItem({ ...video, item: { ...none, publisher } });
  expect([titleOf(community), makerOf(community)]).toEqual(['r/tides', null]);
});
