import { expect, test } from 'vitest';
import { StoryCategory } from '#shared/stories/category.ts';
import { categoryGroups, categoryKey } from './category-groups.ts';

test('the form offers every category of the closed list, each once', () => {
  expect(Object.values(categoryGroups).flat().sort()).toEqual([...StoryCategory.options].sort());
});

test.each([
  ['other', 'other'],
  ['smart-home', 'smartHome'],
  ['answer-hidden-ad', 'answerHiddenAd'],
] as const)('the words for %s stand under %s', (category, key) => {
  expect(categoryKey(category)).toBe(key);
});
