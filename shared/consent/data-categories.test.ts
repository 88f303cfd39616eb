import { expect, test } from 'vitest';
import { Kind } from '../observations/kind.ts';
import { QueryForm } from '../rules/query-form.ts';
import { categoriesOf, countsAs, dataCategories } from './data-categories.ts';

test('for every kind, for what is typed, for stories and structures, it is settled what the browser is asked for', () => {
  const all = [...Kind.options, ...QueryForm.options, 'post', 'story', 'structure'];
  expect(Object.keys(dataCategories).sort()).toEqual(all.sort());
  for (const kind of Object.keys(dataCategories) as (keyof typeof dataCategories)[])
    expect(dataCategories[kind].length, kind).toBeGreaterThan(0);
});

test('a person’s own words and conversations are asked for as what they are', () => {
  expect(dataCategories.story).toContain('personallyIdentifyingInfo');
  expect(dataCategories.answer).toContain('personalCommunications');
  expect(dataCategories.prompt).toEqual(['personalCommunications']);
  expect(dataCategories.term).toEqual(['searchTerms']);
});

test('who shares results without the words of the search is not asked for search terms', () => {
  for (const kind of ['recommendation', 'ad', 'result'] as const)
    expect(dataCategories[kind]).toEqual(['browsingActivity', 'websiteContent']);
});

test('several kinds together are asked for once each, and nothing is asked for nothing', () => {
  expect(categoriesOf(['ad', 'recommendation', 'term'])).toEqual([
    'browsingActivity',
    'searchTerms',
    'websiteContent',
  ]);
  expect(categoriesOf([])).toEqual([]);
});

test('a post in a social network counts as communication, an ad there or a recommendation elsewhere does not', () => {
  expect(categoriesOf(countsAs('recommendation', { people: true }))).toContain('personalCommunications');
  expect(categoriesOf(countsAs('ad', { people: true }))).not.toContain('personalCommunications');
  expect(categoriesOf(countsAs('recommendation', {}))).not.toContain('personalCommunications');
});
