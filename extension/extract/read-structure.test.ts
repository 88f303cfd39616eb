import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { outlineLine } from '#shared/structures/outline.ts';
import { Structure } from '#shared/structures/structure.ts';
import { locate } from './locate.ts';
import { readStructure } from './read-structure.ts';
import { aPack } from './testing/a-pack.ts';

const url = 'https://shop.example/list?page=2';
const pack = aPack(
  {
    card: { fields: { 'item.title': [{}], 'item.id': [{}] }, url: 'https://shop.example/item?sku={item.id}' },
  },
  { evidence: [{ select: 'a[href*="item?sku"]', least: 1, page: true }] },
);

function surfaceOf(document: Document) {
  const [located] = locate(document, url, pack);
  if (!located) throw new Error('no surface');
  return located;
}
function structureOf(html: string) {
  const { document } = new JSDOM(html, { url }).window;
  return readStructure(document, surfaceOf(document), pack);
}
const outline = (html: string) => structureOf(html).nodes.map(outlineLine);
const isValid = (read: ReturnType<typeof structureOf>) =>
  Structure.safeParse({
    ...{ source: 'shop', surface: 'list', rules: 'shop@1', layout: null, day: '2026-11-28' },
    ...read,
  }).success;

test('a structure holds tags, code words and shapes, and what encloses the container is named without the rest', () => {
  expect(
    outline(`<body><nav>Jane Doe</nav><div id=app class="page  u-99887766 dark_mode"><main role=list aria-busy=false>
      <li hidden data-testid=card title="Hello"><a href="/item?sku=A1&who=jane">A bread knife</a></li>
      <a href="https://other.example/jane">x</a><a href="//cdn.shop.example/list/jane">y</a><a href="mailto:j@x.example">z</a>
    </main></div></body>`),
  ).toEqual([
    '<html>',
    '  <body>',
    '    <div id="app" class="page dark_mode">',
    '      <main role="list" aria-busy="false">',
    '        <li hidden data-testid="card">',
    '          <a href="same:/item?sku=…&…=…">',
    '            t16',
    '        <a href="other:">',
    '          t1',
    '        <a href="site:/list/…">',
    '          t1',
    '        <a>',
    '          t1',
  ]);
});

test('names that a machine gave, and names of what the page leads to, are no code words', () => {
  const names = [
    ...['content-id-RDmixVideo001', 'content-id-dQw4w9WgXcQ', 'aKjHgfDsQwE', 'user_12_34_56', 'css-1q2w3e4r'],
    ...['for-madebymachine', 'by-janedoe', 'a'.repeat(41), 'jane.doe', '1st'],
  ];
  const words = [
    'ytLockupViewModelHost',
    'rich-grid_media',
    'tF2Cxc',
    'p-4',
    'HTML-view2',
    '_flat',
    'is-Dark',
  ];
  const html = (one: string) =>
    `<main><p class="${one}" id="${one}"><a href="/x?v=madebymachine">1</a><a href="/@janedoe">2</a></p></main>`;
  for (const name of names) expect(outline(html(name)).join(), name).not.toContain(name);
  for (const word of words) expect(outline(html(word)).join(), word).toContain(`class="${word}"`);
});

test('an attribute that the rules name goes along where it says what they say, and titles never', () => {
  const html =
    '<main page-subtype=home title=home is-open data-user=home><p page-subtype=jane is-open=jane>x</p></main>';
  const named = aPack(
    { card: { select: '[page-subtype="home"] [title="home"] [is-open] [data-user="home"] li' } },
    {},
  );
  const { document } = new JSDOM(html, { url }).window;
  const [located] = locate(document, url, named);
  if (!located) throw new Error('no surface');
  const lines = readStructure(document, located, named).nodes.map(outlineLine);
  expect(lines.slice(2)).toEqual(['    <main page-subtype="home" is-open>', '      <p>', '        t1']);
});

test('without a container, it is what encloses all that must be in one', () => {
  const lines = outline(`<body><header>me</header><section><div><a href="/item?sku=1">a</a></div>
    <div><a href="/item?sku=2">b</a></div></section><footer>we</footer></body>`);
  expect(lines.join('\n')).not.toMatch(/header|footer/);
  expect(lines.filter((line) => line.includes('<a '))).toHaveLength(2);
});

test('what stands outside of the container, and must be in one, goes along with what encloses it', () => {
  const html = `<body><header>me</header><main><li>a</li></main><section><p><a href="/item?sku=1">a</a></p>
    <p><a href="/item?sku=2">b</a></p></section><footer>we</footer></body>`;
  const lines = outline(html).join('\n');
  expect(lines).toMatch(/<li>.*<section>.*<a href.*<a href/s);
  expect(lines).not.toMatch(/header|footer/);
});

test('open shadow trees are named as such, and scripts, frames and fields do not go along', () => {
  const { document } = new JSDOM('<main><x-card>slotted</x-card><script>1</script><input value=me></main>', {
    url,
  }).window;
  const card = document.querySelector('x-card');
  card?.attachShadow({ mode: 'open' }).append(document.createElement('b'));
  const located = surfaceOf(document);
  const { nodes } = readStructure(document, located, pack);
  expect(nodes.map(outlineLine).slice(3)).toEqual([
    '      <x-card>',
    '        <#shadow>',
    '          <b>',
    '        t8',
  ]);
});

test('a page larger than a structure may be is cut, and said to be', () => {
  const many = structureOf(`<main>${'<li>a</li>'.repeat(3000)}</main>`);
  expect([many.nodes.length, many.isCut, isValid(many)]).toEqual([4000, true, true]);
  const deep = structureOf(`<main>${'<div>'.repeat(300)}</main>`);
  expect([deep.isCut, isValid(deep)]).toEqual([true, true]);
});

/** Something that a person would not want to send, in the forms in which pages hold such things. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[a-z]{6,12}$/),
    fc.constantFrom('', '.example@mail.test', ' & Söhne', '4917012345', '/street-12', '"><b>', '日本'),
  )
  .map(([name, rest]) => `secret${name}${rest}`);
/** One that no programmer would name a class by. */
const noWord = fc.stringMatching(/^secret[a-z]{3,8}(?:[0-9]{4,9}|[.@:/+][a-z]{1,9}|[a-z-]{41})$/);
const tags = [
  'div',
  'a',
  'span',
  'li',
  'main',
  'section',
  'img',
  'video',
  'x-card',
  'svg',
  'textarea',
  'script',
];
const anywhere = [
  'title',
  'alt',
  'src',
  'style',
  'value',
  'aria-label',
  'data-user',
  'name',
  'href',
  'content',
  'srcset',
];
const wordsOnly = ['id', 'class', 'role', 'type', 'data-testid', 'data-e2e', 'aria-current', 'href'];

type Build = (document: Document) => Node;
const element: fc.Memo<Build> = fc.memo((levels) =>
  fc
    .record({
      tag: fc.constantFrom(...tags),
      spoken: fc.dictionary(fc.constantFrom(...anywhere), secret, { maxKeys: 5 }),
      coded: fc.dictionary(fc.constantFrom(...wordsOnly), noWord, { maxKeys: 4 }),
      query: fc.option(fc.tuple(secret, secret)),
      text: fc.array(secret, { maxLength: 2 }),
      children: levels > 1 ? fc.array(element(levels - 1), { maxLength: 4 }) : fc.constant<Build[]>([]),
      isShadowed: fc.boolean(),
    })
    .map(({ tag, spoken, coded, query, text, children, isShadowed }) => (document: Document) => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries({ ...spoken, ...coded })) made.setAttribute(name, value);
      if (query)
        made.setAttribute(
          'href',
          `/list/${encodeURIComponent(query[0])}?${new URLSearchParams([query])}#${query[1]}`,
        );
      const canHost = isShadowed && ['div', 'span', 'main', 'x-card', 'section'].includes(tag);
      const inside = canHost ? made.attachShadow({ mode: 'open' }) : made;
      inside.append(
        ...text,
        document.createComment(text.join()),
        ...children.map((child) => child(document)),
      );
      return made;
    }),
);

test('no text of a page and no attribute beyond the allowed ones gets into a structure, wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(element(4), { minLength: 1, maxLength: 4 }), (parts) => {
      const { document } = new JSDOM('<title>secretpage</title><main></main>', { url }).window;
      document.querySelector('main')?.append(...parts.map((part) => part(document)));
      const located = surfaceOf(document);
      const read = readStructure(document, located, pack);
      expect(JSON.stringify(read).toLowerCase()).not.toContain('secret');
      expect(isValid(read)).toBe(true);
      expect(readStructure(document, located, pack)).toEqual(read);
    }),
    { numRuns: 300 },
  );
}, 60_000);
