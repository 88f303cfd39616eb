import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { holds } from './holds.ts';
import { textOf } from './text-of.ts';

const item = (html: string) =>
  new JSDOM(`<main>${html}</main>`).window.document.querySelector('main') as Element;

test('a text whose length is limited is not walked through to its end, however large the element is', () => {
  const large = item('<b>Ad</b> and more words. '.repeat(5000));
  expect(textOf(large, { most: 40 }).length).toBeLessThan(80);
  expect(textOf(large).length).toBeGreaterThan(50_000);
});

test('what has thousands of parts and hardly a word counts as no short text', () => {
  const hollow = item(`Ad${'<i></i>'.repeat(5000)}`);
  expect(holds(hollow, { says: ['ad'], longest: 40 })).toBe(false);
  expect(holds(hollow, { says: ['ad'] })).toBe(true);
  expect(holds(item('Ad<i></i>'), { says: ['ad'], longest: 40 })).toBe(true);
});
