import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { holds } from './holds.ts';
import { readValue } from './read-value.ts';

const page = (html: string) => new JSDOM(html).window.document;
const item = (html: string) => page(html).querySelector('li') as Element;

test('a label that stands elsewhere, even where it is not rendered, is read through the id that names it', () => {
  const post = item(
    '<li><canvas aria-labelledby="r1 r2"></canvas></li><p hidden id=r1>Spon</p><p hidden id=r2>sored</p>',
  );
  expect(readValue(post, { select: 'canvas', refers: 'aria-labelledby' }, 'https://a.example/')).toBe(
    'Spon sored',
  );
  expect(holds(post, { select: 'canvas', refers: 'aria-labelledby', says: ['spon'] })).toBe(true);
  expect(holds(post, { select: 'canvas', refers: 'aria-labelledby', says: ['public'] })).toBe(false);
});

test('what an SVG draws by reference is followed to its words, and never in a circle', () => {
  const post = item(
    '<li><svg><use xlink:href="#a"></use></svg></li><svg><g id=a><use href="#b"></use></g><text id=b>Ad</text></svg>',
  );
  expect(readValue(post, { select: 'use', refers: 'xlink:href' }, 'https://a.example/')).toBe('Ad');
  const circle = item(
    '<li><svg><use href="#a"></use></svg></li><svg><g id=a><use href="#a"></use></g></svg>',
  );
  expect(readValue(circle, { select: 'use', refers: 'href' }, 'https://a.example/')).toBe('');
});

test('an attribute that names nothing yields nothing', () => {
  expect(
    readValue(item('<li aria-labelledby=gone></li>'), { refers: 'aria-labelledby' }, 'https://a.example/'),
  ).toBe('');
});
