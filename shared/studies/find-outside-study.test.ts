import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Observation } from '../observations/observation.ts';
import type { Batch } from '../wire/batch.ts';
import { findOutsideStudy } from './find-outside-study.ts';
import { projectObservation } from './project-observation.ts';
import { aStudy } from './testing/a-study.ts';

const reference = { document: 'd'.repeat(64), grant: 'e'.repeat(64) };
const id = '01a1fb67-1800-7000-8000-000000000001';
const common = {
  ...{ id, source: 'youtube', surface: 'home', rules: 'youtube@1' },
  item: {
    ...{ id: 'abc', url: 'https://www.youtube.com/watch?v=abc', title: 'A bridge', duration: 61, views: '3' },
    publisher: { id: '@p', name: 'P' },
  },
  position: { section: 'For you', index: 2, rank: 3, module: 'm' },
  labels: ['live'],
  context: { page: 'home', hostItem: 'host', reach: 'search', query: 'old bridges' },
  seen: { day: '2026-11-21', visibleMs: 1800 },
  completeness: { missing: ['publisher.id'] },
};
const slot = { network: '1', unit: '/a', width: 1, height: 2, filled: true };
const ad = {
  advertiser: 'A',
  landingDomain: 'a.example',
  disclosure: 'Ad',
  format: 'text',
  reasons: 'R',
  slot,
};
const answer = {
  ...{ provider: 'P', model: 'm', mode: 'fast', status: 'answered', text: 'It was.', updateOf: id },
  citations: [{ n: 1, url: null, domain: 'a.example', title: 'T' }],
};
const everything = [
  { kind: 'recommendation', ...common },
  { kind: 'ad', ...common, ad },
  { kind: 'answer', ...common, answer },
].map((one) => Observation.parse(one));

/** Wire paths of everything that an observation holds. */
function leaves(value: unknown, path: string): string[] {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

const always =
  /^(id|kind|source|surface|rules|position\.index|context\.(page|reach)|seen\..*|completeness\.missing|ad\.format|answer\.(provider|status))$/;
const paths = [...new Set(everything.flatMap((one) => leaves(one, '')))].filter((path) => !always.test(path));

function aBatchFor(observations: Observation[], change: Partial<Batch> = {}): Batch {
  const scope = { source: 'youtube', kind: 'recommendation', tier: 'aggregate' } as const;
  const consents = [{ scope, ...reference }];
  return {
    ...{ wire: 2, batchId: id, study: 'bridges', joined: reference },
    consents,
    observations,
    exposures: [],
    ...change,
  };
}
const [recommendation] = everything as [Observation];
const fitting = () => projectObservation(recommendation, new Set(['item.title']), id);

test('of an item just the asked fields go along, beside those that every item has, and it still is an observation', () => {
  fc.assert(
    fc.property(fc.constantFrom(...everything), fc.subarray(paths), (observation, fields) => {
      const projected = projectObservation(observation, new Set(fields), id);
      expect(Observation.safeParse(projected).success).toBe(true);
      const asked = new Set(fields.filter((path) => path !== 'answer.updateOf'));
      const unasked = leaves(projected, '').filter((path) => !always.test(path) && !asked.has(path));
      expect(unasked).toEqual([]);
      const there = new Set(leaves(observation, ''));
      const lost = [...asked].filter((path) => there.has(path) && !leaves(projected, '').includes(path));
      expect(lost).toEqual([]);
    }),
  );
});

test('an item goes to a study under an id of its own, with its time in view in whole seconds', () => {
  const other = '01a1fb67-1800-7000-8000-000000000002';
  const projected = projectObservation(recommendation, new Set(paths), other);
  expect(projected).toMatchObject({ id: other, seen: { visibleMs: 2000 } });
  expect(JSON.stringify(projected)).not.toContain(id);
});

test('where a site says why a publisher is public, that and the public id stay, so that it still shows', () => {
  const publisher = { id: 'page', name: 'A page', status: 'page' as const };
  const post = { ...recommendation, item: { ...recommendation.item, publisher } } as Observation;
  expect(projectObservation(post, new Set(), id).item.publisher).toEqual({ ...publisher, name: null });
});

test('a batch of what is asked for is within the study', () => {
  expect(findOutsideStudy(aBatchFor([fitting()]), aStudy())).toBeUndefined();
});

test('whatever is beyond what a study asks for is found, and said in a sentence', () => {
  const outside = (observation: object, change: Partial<Batch> = {}) =>
    findOutsideStudy(aBatchFor([{ ...fitting(), ...observation } as Observation], change), aStudy());
  expect(outside({ surface: 'watch-next' })).toContain('does not ask for recommendation on watch-next');
  expect(outside({ source: 'vimeo' })).toContain('of vimeo');
  expect(outside({ labels: ['live'] })).toContain('More fields');
  expect(outside({ context: common.context })).toContain('More fields');
  expect(outside({ seen: { day: '2027-02-01', visibleMs: 1000 } })).toContain('2026-11-01 to 2027-01-31');
  expect(outside({ seen: { day: '2026-10-31', visibleMs: 1000 } })).toContain('not in the time');
  expect(outside({}, { joined: { ...reference, arm: 'one' } })).toContain('no group "one"');
  const consents = aBatchFor([]).consents.map((consent) => ({ ...consent, grant: 'f'.repeat(64) }));
  expect(outside({}, { consents })).toContain('another than the one to take part');
});

test('in a study with groups, everybody is in one of them', () => {
  const study = aStudy({ arms: ['one', 'two'] });
  expect(findOutsideStudy(aBatchFor([fitting()]), study)).toContain('no group');
  const joined = { ...reference, arm: 'two' };
  expect(findOutsideStudy(aBatchFor([fitting()], { joined }), study)).toBeUndefined();
});
