import { JSDOM } from 'jsdom';
import { beforeEach, expect, test } from 'vitest';
import { locate } from '../extract/locate.ts';
import { aPack } from '../extract/testing/a-pack.ts';
import { ItemCache } from './item-cache.ts';
import { PageView } from './page-view.ts';
import { readSpots } from './read-spots.ts';

const url = 'https://shop.example/';
const pack = aPack({
  turn: {
    kind: 'answer',
    provider: 'Somebody',
    select: 'article',
    unfinished: ['[data-streaming=true]'],
    key: [{ attribute: 'data-turn' }],
    fields: { 'answer.text': [{}] },
    required: ['answer.text'],
  },
});
let document: Document;
let main: Element;
let view: PageView;

beforeEach(() => {
  document = new JSDOM('<main></main>', { url }).window.document;
  main = document.querySelector('main') ?? document.body;
  view = new PageView();
});

function update(html: string, now = 0): void {
  main.innerHTML = html;
  look(now);
}

function look(now = 0): void {
  const surfaces = readSpots(locate(document, url, pack), new ItemCache(), {
    ...{ kinds: ['answer'], mayReadQuery: false, reach: 'unknown', address: url, sliceMs: 1000 },
    isUrgent: () => false,
  });
  view.update(surfaces, now);
}

const answers = () =>
  [...view.items.values()].map(({ id, draft, changedAt }) => ({
    id,
    text: draft.kind === 'answer' ? draft.answer.text : null,
    updateOf: draft.kind === 'answer' ? draft.answer.updateOf : undefined,
    changedAt,
  }));

test('an answer that is still being written does not exist yet', () => {
  update('<article data-streaming=true>Sky is</article>');
  expect(answers()).toEqual([]);
  update('<article data-streaming=false>Sky is blue.</article>');
  expect(answers()).toMatchObject([{ text: 'Sky is blue.', updateOf: undefined }]);
});

test('an answer that grows before it was told stays one answer, and the time of its last change is known', () => {
  update('<article data-turn=1>Sky</article>', 100);
  update('<article data-turn=1>Sky is blue.</article>', 900);
  expect(answers()).toMatchObject([{ text: 'Sky is blue.', changedAt: 900 }]);
});

test('one that changes after it was told is another, and names the one it took the place of', () => {
  update('<article data-turn=1>Sky is blue.</article>');
  const [first] = view.items.values();
  if (first) first.sent = { ms: 1000, at: 0 };
  update('<article data-turn=1>Sky is red.</article>');
  expect(answers()).toMatchObject([
    { text: 'Sky is red.', updateOf: first?.id },
    { text: 'Sky is blue.', id: first?.id, updateOf: undefined },
  ]);
  update('<article data-turn=1>Sky is very red.</article>');
  expect(answers()).toMatchObject([{ text: 'Sky is very red.', updateOf: first?.id }, {}]);
});

test('without a key of the page, the element says which answer it is', () => {
  update('<article>One</article><article>Two</article>');
  const ids = answers().map(({ id }) => id);
  main.querySelectorAll('article')[1]?.append(' and a half');
  look();
  expect(answers()).toMatchObject([
    { id: ids[0], text: 'One' },
    { id: ids[1], text: 'Two and a half' },
  ]);
});

test('two turns that say the same are two answers', () => {
  update('<article data-turn=1>Yes.</article><article data-turn=2>Yes.</article>');
  expect(answers()).toHaveLength(2);
});
