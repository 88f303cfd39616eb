import { expect, test } from 'vitest';
import { widen } from './find-candidates.ts';

test.each([
  ['yt-card:has(a[href*="x"]):not(:has(b, i))', 'yt-card'],
  ['yt-card:not(.a), yt-tile:has(> b)', 'yt-card, yt-tile'],
  [':is(yt-card, yt-tile):not(:has(a[href*="/shorts/"]))', 'yt-card, yt-tile'],
  ['yt-card.wide[data-x="1"]:has(b)', 'yt-card.wide[data-x="1"]'],
])('of custom elements, %s is first looked for as %s', (selector, wide) => {
  expect(widen(selector)).toBe(wide);
});

test.each([
  'div:has(h3)', // Every div would be a candidate.
  'a[href]:not(nav a)',
  'main yt-card:has(b)',
  'yt-card:has(b), div:has(c)',
  ':is(yt-card, div):has(b)',
])('%s is looked for as it stands', (selector) => {
  expect(widen(selector)).toBe(selector);
});
