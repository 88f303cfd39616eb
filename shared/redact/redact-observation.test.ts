import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Observation } from '#shared/observations/observation.ts';
import { withoutQuery } from '#shared/observations/without-query.ts';
import { redactObservation } from './redact-observation.ts';
import { bestOf } from './testing/hostile.ts';
import { observations, plantedSecrets } from './testing/observations.ts';

const prompts = new Set(['chat']);
const rules = {
  templates: ['https://www.youtube.com/watch?v={item.id}'],
  regions: ['DE'] as const,
  prompts,
};
const example = (kind: 'recommendation' | 'answer', hostItem: string | null) =>
  fc
    .sample(
      observations.filter((one) => one.kind === kind),
      { numRuns: 1, seed: 1 },
    )
    .map(withoutQuery)
    .map((one) => ({ ...one, surface: 'results', context: { ...one.context, hostItem } }))[0] as Observation;
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
  const cite = (url: string, domain: string | null = null) => {
    const citations = [{ n: 1, url, domain, title: 'A' }];
    return redactObservation({ ...answer, answer: { ...answer.answer, citations } }, rules);
  };
  expect(cite('https://www.news.example/verify/abc')).toMatchObject({
    observation: {
      answer: { citations: [{ url: 'https://www.news.example/', domain: 'news.example', title: 'A' }] },
    },
    dropped: expect.arrayContaining([{ field: 'answer.citations.url', kind: 'url', count: 1 }]),
  });
  // The host itself is a secret.
  expect(cite('https://x7f3k9d2m4q8w1z5.drop.example/', 'x7f3k9d2m4q8w1z5.drop.example')).toMatchObject({
    observation: { answer: { citations: [{ url: null, domain: null }] } },
  });
});

test('a result and a citation of the open web keep host and path, and nothing that follows', () => {
  const address = 'https://www.news.example/2026/11/a-long-story-12345678.html';
  const one = { ...withTitle('x'), kind: 'result' } as const;
  const result = redactObservation({ ...one, item: { ...one.item, url: `${address}?utm=x#y` } }, rules);
  expect(result).toMatchObject({ observation: { item: { url: address } }, dropped: [] });
  const answer = example('answer', null);
  if (answer.kind !== 'answer') throw new Error('The example is no answer');
  const citations = [
    { n: 1, url: `${address}?utm=x`, domain: null, title: 'A', claim: 'Ask jo@example.com' },
  ];
  const cited = redactObservation({ ...answer, answer: { ...answer.answer, citations } }, rules);
  expect(cited).toMatchObject({
    observation: { answer: { citations: [{ url: address, title: 'A', claim: 'Ask [email]' }] } },
    dropped: expect.arrayContaining([{ field: 'answer.citations.claim', kind: 'email', count: 1 }]),
  });
});

test('of a result that is a person’s page only the host is left, and that something was taken out is noted', () => {
  const one = { ...withTitle('Jane Doe - Baker'), kind: 'result' } as const;
  const item = {
    ...{ id: 'jane', url: 'https://www.linkedin.com/in/jane-doe', title: 'Jane Doe - Baker' },
    publisher: { id: 'jane', name: 'LinkedIn · Jane Doe' },
  };
  const redacted = redactObservation({ ...one, item }, rules);
  expect(redacted).toMatchObject({
    observation: {
      item: { id: null, url: 'https://www.linkedin.com/', title: null, publisher: { id: null, name: null } },
    },
  });
  const fields = ['item.url', 'item.id', 'item.title', 'item.publisher.id', 'item.publisher.name'];
  expect('dropped' in redacted && redacted.dropped).toEqual(
    fields.map((field) => ({ field, kind: 'profile', count: 1 })),
  );
  expect(JSON.stringify(redacted)).not.toMatch(/jane/i);
});

const asking = (query: string, surface = 'results'): Observation => {
  const one = example('answer', null);
  return { ...one, surface, context: { ...one.context, query } };
};

test('whatever was found by a search term that may be personal is discarded whole', () => {
  for (const query of ['who called me from 0171 2345678', 'is my boss going to fire me on friday'])
    expect(redactObservation(asking(query), rules)).toHaveProperty('discarded');
  const ad = { ...withTitle('Shoes'), context: { ...withTitle('x').context, query: 'jo@example.com' } };
  expect(redactObservation(ad, rules)).toEqual({ discarded: 'email' });
  expect(redactObservation(asking('best laptop'), rules)).toMatchObject({
    observation: { context: { query: 'best laptop' } },
  });
});

test('a prompt is never discarded for its length, but redacted like any text', () => {
  const prompt = `${'Please explain this to me. '.repeat(20)}Write to jo@example.com or +49 171 2345678.`;
  const redacted = redactObservation(asking(prompt, 'chat'), rules);
  expect(redacted).toMatchObject({
    observation: { context: { query: expect.stringMatching(/ Write to \[email\] or \[phone\]\.$/) } },
    dropped: expect.arrayContaining([{ field: 'context.query', kind: 'email', count: 1 }]),
  });
});

test('of a prompt that is nothing but personal nothing is left, and the answer is kept', () => {
  const redacted = redactObservation(asking('jo@example.com', 'chat'), rules);
  expect('observation' in redacted && redacted.observation.context).not.toHaveProperty('query');
  expect('observation' in redacted && redacted.observation.kind).toBe('answer');
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
