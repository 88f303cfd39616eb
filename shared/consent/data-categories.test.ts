import { expect, test } from 'vitest';
import { Kind } from '../observations/kind.ts';
import { categoriesOf, dataCategories } from './data-categories.ts';

test('for every kind, for stories and structures, it is settled what the browser is asked for', () => {
  expect(Object.keys(dataCategories).sort()).toEqual([...Kind.options, 'story', 'structure'].sort());
  for (const kind of Object.keys(dataCategories) as (keyof typeof dataCategories)[])
    expect(dataCategories[kind].length, kind).toBeGreaterThan(0);
});

test('a person’s own words and conversations are asked for as what they are', () => {
  expect(dataCategories.story).toContain('personallyIdentifyingInfo');
  expect(dataCategories.answer).toContain('personalCommunications');
  expect(dataCategories.result).toContain('searchTerms');
  for (const kind of ['recommendation', 'ad'] as const)
    expect(dataCategories[kind]).toEqual(['browsingActivity', 'websiteContent']);
});

test('several kinds together are asked for once each, and nothing is asked for nothing', () => {
  expect(categoriesOf(['ad', 'recommendation', 'result'])).toEqual([
    'browsingActivity',
    'searchTerms',
    'websiteContent',
  ]);
  expect(categoriesOf([])).toEqual([]);
});
