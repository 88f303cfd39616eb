import { expect, test } from 'vitest';
import type { StoryDraft } from '#shared/stories/story.ts';
import { StoryContent } from '#shared/stories/story.ts';
import { contentOf } from './content-of.ts';

const leaving = { text: ' Write to [e-mail]. ', language: 'pt-BR', day: '2026-11-21' };

test('what a whole draft shows is, letter by letter, what the wire schema makes of it', () => {
  const draft: StoryDraft = {
    trail: [{ source: 'youtube', page: 'home', hostItem: null }],
    audience: 'public',
    removed: 2,
    severity: 'much',
    observations: [],
    text: 'Write to jo@example.org.',
    category: 'ad-misleading',
  };
  const text = contentOf(draft, leaving);
  expect(text).toBe(JSON.stringify(StoryContent.parse(JSON.parse(text))));
  expect(text).not.toContain('jo@example.org');
});

test('a draft that was just begun shows what there is of it', () => {
  const draft: StoryDraft = { observations: [], removed: 0, trail: [] };
  expect(JSON.parse(contentOf(draft, { ...leaving, text: '' }))).toEqual({
    text: '',
    observations: [],
    removed: 0,
    trail: [],
    language: 'pt-BR',
    day: '2026-11-21',
  });
});
