import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import { selectorProblems } from './selector-problems.ts';
import { aPack } from './testing/a-pack.ts';

const good = aPack({ card: {} });
const problems = (change: object): string[] => {
  const reading = readRulePack('shop/rules.json', JSON.stringify({ ...good, ...change }));
  return 'problems' in reading ? reading.problems : [];
};

test('a good pack has no problems', () => expect(problems({})).toEqual([]));

test('a mistake in a rule names file, path and reason', () => {
  const card = good.items.card;
  expect(problems({ items: { card: { ...card, selecct: 'li' } } })).toEqual([
    'shop/rules.json: items.card: Unrecognized key: "selecct"',
  ]);
  expect(problems({ items: { card: { ...card, required: ['item.id'] } } })).toEqual([
    'shop/rules.json: items.card.required: item.id is not among the fields',
  ]);
  expect(problems({ items: { other: card } })).toEqual([
    'shop/rules.json: surfaces[0].items[0]: there is no item rule "card"',
  ]);
  expect(problems({ items: { card: { ...card, kind: 'ad' } } })).toEqual([
    'shop/rules.json: items.card.format: an ad needs a format',
  ]);
  expect(problems({ version: 0 })[0]).toMatch(/^shop\/rules\.json: version: /);
});

test('text that is not JSON is said to be that', () => {
  expect(readRulePack('a.json', '{')).toMatchObject({
    problems: [expect.stringMatching(/^a\.json: not JSON/)],
  });
});

test('a selector that no browser understands names file, path and reason', () => {
  const pack = aPack({ card: { select: 'li[', labels: [{ label: 'x', select: '::nope(' }] } });
  expect(selectorProblems('shop/rules.json', pack, new JSDOM('').window.document)).toEqual([
    'shop/rules.json: items.card.select: not a CSS selector: li[',
    'shop/rules.json: items.card.labels[0].select: not a CSS selector: ::nope(',
  ]);
});

test('where private people publish, rules without a public publisher, headings and words of the page are refused', () => {
  const people = (card: object) =>
    problems({ people: true, items: { card: { ...good.items.card, ...card } } }).map((problem) =>
      problem.replace(/^shop\/rules\.json: items\.card\.(\w+): .*/, '$1'),
    );
  const publicCard = {
    fields: { 'publisher.id': [{}], 'publisher.status': [{ value: 'page' }] },
    required: ['publisher.id', 'publisher.status'],
  };
  expect(people(publicCard)).toEqual([]);
  expect(people({})).toEqual(['required']);
  expect(people({ ...publicCard, labels: [{ read: '.note' }] })).toEqual(['labels']);
  const heading = { ...publicCard.fields, 'position.section': [{ closest: 'section' }] };
  expect(people({ ...publicCard, fields: heading })).toEqual(['fields']);
  expect(people({ countOnly: true, fields: {}, required: [] })).toEqual([]);
  expect(people({ countOnly: true })).toEqual(['fields', 'required']);
});
