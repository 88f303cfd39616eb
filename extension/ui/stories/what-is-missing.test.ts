import { expect, test } from 'vitest';
import type { StoryDraft } from '#shared/stories/story.ts';
import { storyLimits } from '#shared/stories/story.ts';
import { whatIsMissing } from './what-is-missing.ts';

const whole: StoryDraft = {
  category: 'smart-home',
  severity: 'little',
  text: 'It listened.',
  audience: 'researchers',
  observations: [],
  removed: 0,
  trail: [],
};
const around = { consent: true, adult: true };

test('a whole story lacks nothing', () => {
  expect(whatIsMissing(whole, around)).toEqual([]);
});

test('an empty form lacks everything, in the order of the form', () => {
  const empty: StoryDraft = { observations: [], removed: 0, trail: [] };
  expect(whatIsMissing(empty, { consent: false, adult: false })).toEqual([
    'category',
    'severity',
    'text',
    'audience',
    'consent',
    'adult',
  ]);
});

test.each([
  ['spaces are no text', ' \n ', ['text']],
  ['a text of the full length is not too long', 'x'.repeat(storyLimits.textLength), []],
  ['one character more is too long', 'x'.repeat(storyLimits.textLength + 1), ['shorter']],
  ['spaces around it do not count', ` ${'x'.repeat(storyLimits.textLength)} `, []],
])('%s', (_, text, missing) => {
  expect(whatIsMissing({ ...whole, text }, around)).toEqual(missing);
});
