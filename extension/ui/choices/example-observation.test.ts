import { expect, test } from 'vitest';
import { Kind } from '#shared/observations/kind.ts';
import { Observation } from '#shared/observations/observation.ts';
import { exampleObservation } from './example-observation.ts';

const words = {
  section: 'For you',
  recommendation: 'A title',
  publisher: 'A channel',
  ad: 'Shoes',
  advertiser: 'A shop',
  disclosure: 'Sponsored',
  result: 'A page',
  answer: 'An answer',
  provider: 'An assistant',
};

test.each(Kind.options)('the made-up %s has the very form of a real one', (kind) => {
  const where = { source: 'some-site', host: 'www.example.org', day: '2026-11-21', words };
  const example = exampleObservation(kind, where);
  expect(Observation.parse(example)).toEqual(example);
  expect(example).toMatchObject({ kind, source: 'some-site', seen: { day: '2026-11-21' } });
});
