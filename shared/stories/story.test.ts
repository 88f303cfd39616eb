import { expect, test } from 'vitest';
import { StoryContent, StoryDraft, storyLimits } from './story.ts';

const story = {
  category: 'recommendation-children',
  severity: 'much',
  text: 'It keeps pushing this at my daughter.',
  audience: 'researchers',
  observations: [],
  removed: 0,
  trail: [],
  language: 'pt-BR',
  day: '2026-11-21',
};
const page = { source: 'youtube', page: 'watch', hostItem: null };
const accepts = (change: object) => StoryContent.safeParse({ ...story, ...change }).success;

test('a story of up to 8,000 characters is accepted, with its line breaks and in any script', () => {
  expect(accepts({})).toBe(true);
  expect(accepts({ text: 'x'.repeat(storyLimits.textLength) })).toBe(true);
  expect(accepts({ text: 'قصة\n\nقصيرة' })).toBe(true);
  expect(storyLimits.textLength).toBe(8000);
});

test.each([
  ['no words', { text: ' \n ' }],
  ['too many words', { text: 'x'.repeat(8001) }],
  ['half a character', { text: 'so \ud83d' }],
  ['a NUL', { text: 'so\0' }],
  ['a category of its own', { category: 'anything' }],
  ['readers that nobody chose', { audience: 'everybody' }],
  ['a moment for a day', { day: '2026-11-21T10:00:00Z' }],
  ['more than five pages before it', { trail: Array.from({ length: 6 }, () => page) }],
  ['an address in its trail', { trail: [{ ...page, url: 'https://example.org/' }] }],
  ['a time in its trail', { trail: [{ ...page, at: 1 }] }],
  ['a name', { name: 'Somebody' }],
  ['a language that is none', { language: 'English' }],
])('a story with %s is refused', (_, change) => {
  expect(accepts(change)).toBe(false);
});

test('a draft may lack everything that is asked for, and be longer than what can be sent', () => {
  const draft = { observations: [], removed: 0, trail: [] };
  expect(StoryDraft.safeParse(draft).success).toBe(true);
  expect(StoryDraft.safeParse({ ...draft, text: 'x'.repeat(20_000) }).success).toBe(true);
  expect(StoryDraft.safeParse({ ...draft, text: 'x'.repeat(20_001) }).success).toBe(false);
  expect(StoryContent.safeParse(draft).success).toBe(false);
});
