import { expect, test } from 'vitest';
import { StoryCategory } from '#shared/stories/category.ts';
import { readWords } from './read-words.ts';
import { storyCategoriesPaper } from './story-categories-paper.ts';

const words = await readWords();

test('every category of the closed list stands in the paper, once, with its words and its help', () => {
  const rows = storyCategoriesPaper(words)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '));
  expect(rows.map(([category]) => category?.replaceAll('`', '')).sort()).toEqual(
    [...StoryCategory.options].sort(),
  );
  for (const [, name, help] of rows) {
    expect(name?.length).toBeGreaterThan(5);
    expect(help?.length).toBeGreaterThan(20);
  }
});

test.each(['category_smartHome', 'categoryHelp_other', 'story_group_beyond'])(
  'a paper without the words %s is refused, and the message is named',
  (name) => {
    const fewer = new Map(words);
    fewer.delete(name);
    expect(() => storyCategoriesPaper(fewer)).toThrow(name.replace('_', '.'));
  },
);
