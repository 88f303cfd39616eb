import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Observation } from '#shared/observations/observation.ts';
import { redactObservation } from './redact-observation.ts';
import { bestOf } from './testing/hostile.ts';
import { observations, plantedSecrets } from './testing/observations.ts';

const rules = { templates: ['https://www.youtube.com/watch?v={item.id}'], regions: ['DE'] as const };
const example = (kind: 'recommendation' | 'answer', hostItem: string | null) =>
  fc
    .sample(
      observations.filter((one) => one.kind === kind),
      { numRuns: 1, seed: 1 },
    )
    .map((one): Observation => ({ ...one, context: { ...one.context, hostItem } }))[0] as Observation;
const withTitle = (title: string | null): Observation => {
  const one = example('recommendation', null);
  return { ...one, item: { ...one.item, title, url: null }, position: { section: null, index: 0 } };
};

test('a redacted observation is valid, holds no secret, and redacting it again changes nothing', () => {
  fc.assert(
    fc.property(observations, (observation) => {
      expect(Observation.safeParse(observation).error).toBeUndefined();
      const redacted = redactObservation(observation, rules);
      fc.pre('observation' in redacted);
      expect(Observation.safeParse(redacted.observation).error).toBeUndefined();
      const text = JSON.stringify(redacted.observation);
      expect(plantedSecrets.filter((secret) => text.includes(secret))).toEqual([]);
      expect(redactObservation(redacted.observation, rules)).toEqual({
        observation: redacted.observation,
        dropped: [],
      });
    }),
    { numRuns: 300 },
  );
});

test('what is dropped is counted by field and kind', () => {
  const redacted = redactObservation(withTitle('Mail a@b.de, c@d.de or call 030 1234567'), rules);
  expect(redacted).toMatchObject({
    observation: { item: { title: 'Mail [email], [email] or call [phone]' } },
    dropped: expect.arrayContaining([
      { field: 'item.title', kind: 'email', count: 2 },
      { field: 'item.title', kind: 'phone', count: 1 },
    ]),
  });
});

test('a title that is nothing but personal becomes null', () => {
  expect(redactObservation(withTitle('jo@example.com'), rules)).toMatchObject({
    observation: { item: { title: null } },
  });
});

test('an address is rebuilt from a template, or dropped and reported', () => {
  const one = withTitle('x');
  const address = (url: string) => redactObservation({ ...one, item: { ...one.item, url } }, rules);
  expect(address('https://www.youtube.com/watch?v=abc&si=secret')).toMatchObject({
    observation: { item: { url: 'https://www.youtube.com/watch?v=abc' } },
  });
  expect(address('https://elsewhere.example/abc')).toMatchObject({
    observation: { item: { url: null } },
    dropped: expect.arrayContaining([{ field: 'item.url', kind: 'url', count: 1 }]),
  });
});

test('a citation keeps its domain where its address cannot stay', () => {
  const answer = example('answer', null);
  if (answer.kind !== 'answer') throw new Error('The example is no answer');
  const citations = [{ n: 1, url: 'https://www.news.example/a?token=x', domain: null, title: 'A' }];
  const redacted = redactObservation({ ...answer, answer: { ...answer.answer, citations } }, rules);
  expect(redacted).toMatchObject({
    observation: { answer: { citations: [{ n: 1, url: null, domain: 'news.example', title: 'A' }] } },
    dropped: expect.arrayContaining([{ field: 'answer.citations.url', kind: 'url', count: 1 }]),
  });
});

test('an answer to a prompt that may be personal is discarded whole, for the first rule that says so', () => {
  expect(redactObservation(example('answer', 'who called me from 0171 2345678'), rules)).toEqual({
    discarded: 'long-number',
  });
  expect(redactObservation(example('answer', 'best laptop'), rules)).toHaveProperty('observation');
});

test('on the page of an item its id is no prompt, and anything else is', () => {
  const id = 'ghp_aB3dE5fG7hJ9kL1mN2';
  expect(redactObservation(example('recommendation', id), rules)).toHaveProperty('observation');
  expect(redactObservation(example('recommendation', 'jo@example.com'), rules)).toEqual({
    discarded: 'email',
  });
});

test('an answer of 20,000 characters is redacted to its end, in less than 500 ms even if hostile', () => {
  const answer = example('answer', null);
  if (answer.kind !== 'answer') throw new Error('The example is no answer');
  const saying = (text: string): Observation => ({ ...answer, answer: { ...answer.answer, text } });
  const redacted = redactObservation(saying(`${'x '.repeat(9_990)}jo@example.com`), rules);
  expect(redacted).toMatchObject({ observation: { answer: { text: `${'x '.repeat(9_990)}[email]` } } });
  for (const piece of ['1 ', 'a@', '0171 2345678 ', 'DE89 3704 '])
    expect(
      bestOf(3, () => redactObservation(saying(piece.repeat(20_000).slice(0, 20_000)), rules)),
    ).toBeLessThan(500);
});
