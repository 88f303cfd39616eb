import { expect, test } from 'vitest';
import { mayHoldPersonal } from './may-hold-personal.ts';
import { findPersonal } from './redact-text.ts';
import { corpus } from './testing/corpus.ts';
import { hostileTexts } from './testing/hostile.ts';

test('the quick look never says no where the detectors find something', () => {
  const texts = [...corpus(4000, 11).map(({ text }) => text), ...hostileTexts(300).map(({ text }) => text)];
  const missed = texts.filter(
    (text) => !mayHoldPersonal(text) && findPersonal(text, ['US', 'DE']).length > 0,
  );
  expect(missed).toEqual([]);
});

test('the quick look spares most titles the detectors', () => {
  const titles = [
    'Ten minutes with “the old bridge” 🌉',
    'Look at that! Episode 12 (2024)',
    'What happens at dawn?',
  ];
  expect(titles.filter(mayHoldPersonal)).toEqual([]);
});
