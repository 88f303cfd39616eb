import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { pageOf } from './captures.ts';

test('a capture that is a list of fragments is a page of all of them, in their order', () => {
  const json = JSON.stringify([
    { html: '<p>één</p>', n: 1 },
    { html: '<p>two</p>' },
    { html: '<p>three</p>' },
  ]);
  const { document } = new JSDOM(pageOf('x.json', json)).window;
  expect([...document.body.children].map((p) => p.textContent)).toEqual(['één', 'two', 'three']);
});

test.each(['[]', '{}', '[{"text":"x"}]'])('%s is no such list, and its capture is named', (json) => {
  expect(() => pageOf('site/2022_x.json', json)).toThrow('site/2022_x.json is no list of objects');
});
