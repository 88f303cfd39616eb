import { expect, test } from 'vitest';
import { Kind } from '#shared/observations/kind.ts';
import { Observation } from '#shared/observations/observation.ts';
import { exampleObservation } from './example-observation.ts';

const words = {
  section: 'For you',
  recommendation: 'A title',
  publisher: 'A channel',
  views: '21,000 views',
  published: '2 years ago',
  ad: 'Shoes',
  advertiser: 'A shop',
  disclosure: 'Sponsored',
  result: 'A page',
  answer: 'An answer',
  provider: 'An assistant',
  query: 'some words',
};

test.each(Kind.options)('the made-up %s has the very form of a real one', (kind) => {
  const example = exampleObservation(kind, { day: '2026-11-21', words });
  expect(Observation.parse(example)).toEqual(example);
  expect(example).toMatchObject({ kind, source: 'example-site', seen: { day: '2026-11-21' } });
});

test('what somebody types is shown together with an item, as it never goes alone', () => {
  const example = exampleObservation('query', { day: '2026-11-21', words });
  expect(Observation.parse(example)).toMatchObject({ kind: 'result', context: { query: 'some words' } });
});
