import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Reader } from '#shared/rules/reader.ts';
import { readValue } from './read-value.ts';

const address = 'https://shop.example/search?q=red+shoes';
const html = `<header><h1>Model 5</h1></header><main>
  <p class="asked">first</p><article>one</article><p class="asked">second</p>
  <article id="it"><p>Sky is <b>blue</b>.<sup>1</sup></p><p>Grass<br>is green.</p><i></i><i>x</i>
    <span hidden>not said</span> <span style="display:none">nor this</span><script>var no</script></article>
  <p class="asked">third</p></main>`;
const item = new JSDOM(html, { url: address }).window.document.querySelector('#it') as Element;
const read = (reader: Reader) => readValue(item, reader, address);

test('blocks do not run into each other, scripts are silent, and parts can be left out', () => {
  expect(read({})).toBe('Sky is blue.1 Grass is green. x not said nor this');
  expect(read({ exclude: 'sup' })).toMatch(/^Sky is blue\. Grass/);
  expect(read({ rendered: true })).toBe('Sky is blue.1 Grass is green. x');
});

test('of several elements the first that says something is taken, or all of them', () => {
  expect(read({ select: 'i' })).toBe('x');
  expect(read({ select: 'p', all: true })).toBe('Sky is blue.1 Grass is green.');
});

test('a value may come from before the item, from the whole page, or from its address', () => {
  expect(read({ previous: '.asked' })).toBe('second');
  expect(read({ page: true, select: 'h1' })).toBe('Model 5');
  expect(read({ address: true, transforms: [{ name: 'query-parameter', key: 'q' }] })).toBe('red shoes');
});

test('a value that the markup stands for is given where the markup is', () => {
  expect(read({ select: 'sup', value: 'Deep Research' })).toBe('Deep Research');
  expect(read({ select: 'video', value: 'Deep Research' })).toBe('');
});

test('marks that a page has not turned into citations are no text', () => {
  item.querySelector('i')?.replaceChildren('As \ue200cite\ue202turn0search0\ue201 said');
  expect(read({ select: 'i' })).toBe('As said');
});
