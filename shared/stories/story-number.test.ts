import { expect, test } from 'vitest';
import { StoryNumber, storyNumber } from './story-number.ts';

test('the number of a story follows from its day and its words alone, and never changes', async () => {
  const story = { day: '2026-10-07', text: 'It keeps pushing this at my daughter.' };
  expect(await storyNumber(story)).toBe(await storyNumber({ ...story }));
  expect(StoryNumber.parse(await storyNumber(story))).toBe('7c1bdd3c9179');
});

test('another day or another word is another number', async () => {
  const numbers = await Promise.all([
    storyNumber({ day: '2026-10-07', text: 'One' }),
    storyNumber({ day: '2026-10-08', text: 'One' }),
    storyNumber({ day: '2026-10-07', text: 'One.' }),
  ]);
  expect(new Set(numbers).size).toBe(3);
});
