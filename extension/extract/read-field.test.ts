import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { FieldPath } from '#shared/rules/item-rule.ts';
import type { Reader } from '#shared/rules/reader.ts';
import { readField } from './read-field.ts';

const base = 'https://shop.example/list';
const read = (html: string, readers: Reader[], field: FieldPath = 'item.title') => {
  const item = new JSDOM(`<section><h2>Shelf</h2><li>${html}</li></section>`).window.document.querySelector(
    'li',
  );
  return item && readField(item, field, readers, base);
};

test('the first alternative that yields something is taken, an empty one is not', () => {
  expect(read('<i> </i><b>bold</b>', [{ select: 'u' }, { select: 'i' }, { select: 'b' }])).toBe('bold');
  expect(read('text', [{ select: 'u' }])).toBeNull();
});

test('white space and control characters become one space', () => {
  expect(read(' a\n\t b\u00a0\u0007c ', [{}])).toBe('a b c');
});

test('a value may be read from around the item', () => {
  expect(read('x', [{ closest: 'section', select: 'h2' }], 'position.section')).toBe('Shelf');
  expect(read('x', [{ closest: 'article', select: 'h2' }], 'position.section')).toBeNull();
});

test('a title is cut at its longest, never through a character; a too long id is no id', () => {
  expect(read(`${'x'.repeat(499)}😀`, [{}])).toBe('x'.repeat(499));
  expect(read('x'.repeat(201), [{}], 'item.id')).toBeNull();
  expect(read('x'.repeat(200), [{}], 'item.id')).toHaveLength(200);
});

test('transforms follow one another, and the chain ends where one finds nothing', () => {
  const landing: Reader = {
    select: 'a',
    attribute: 'href',
    transforms: [{ name: 'query-parameter', key: 'to' }, { name: 'domain' }],
  };
  expect(read('<a href="/click?to=https%3A%2F%2Fwww.Boots.example%2F"></a>', [landing])).toBe(
    'boots.example',
  );
  expect(read('<a href="/click?x=1"></a>', [landing])).toBeNull();
});
