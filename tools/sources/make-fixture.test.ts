import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { JSDOM } from 'jsdom';
import { afterAll, expect, test } from 'vitest';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { StructureNode } from '#shared/structures/structure.ts';
import { aStructure } from '../../extension/consent/testing/a-structure.ts';
import { locate } from '../../extension/extract/locate.ts';
import { readStructure } from '../../extension/extract/read-structure.ts';
import { makeFixture } from './make-fixture.ts';
import { structurePage } from './structure-page.ts';

const youtube = new URL('../../extension/sources/youtube/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, youtube), 'utf8');
const folder = mkdtempSync(`${tmpdir()}/daylight-fixture-`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const id = '01a21f73-9c00-7943-aa91-d4bd89bb28df';
const consent = { document: 'a'.repeat(64), grant: 'b'.repeat(64) };
const tags = (nodes: readonly StructureNode[]) =>
  nodes.flatMap((node) => ('tag' in node ? `${node.depth} ${node.tag}` : []));

/** How a surface of a fixture is built. */
function structureOf(name: string, surface: string) {
  const reading = readRulePack('rules.json', read('rules.json'));
  if ('problems' in reading) throw new Error(reading.problems.join());
  const { url } = JSON.parse(read(`fixtures/${name}.expected.json`));
  const { document } = new JSDOM(read(`fixtures/${name}.html`), { url }).window;
  const located = locate(document, url, reading.pack).find((one) => one.surface.id === surface);
  if (!located) throw new Error(`${name} has no ${surface}`);
  return { url, items: located.spots.length, ...readStructure(document, located, reading.pack), reading };
}

test.each([
  ['home-lockups', 'home'],
  ['home-grid-media', 'home'],
  ['watch-lockups', 'watch-next'],
  ['watch-compact', 'watch-next'],
])(
  'a page made of the structure of %s is built the same, and the rules find as many items on it',
  (name, surface) => {
    const { url, items, nodes, reading } = structureOf(name, surface);
    const html = structurePage(nodes, url);
    const { document } = new JSDOM(html, { url }).window;
    const located = locate(document, url, reading.pack).find((one) => one.surface.id === surface);
    expect(located?.spots).toHaveLength(items);
    const again = located && readStructure(document, located, reading.pack);
    expect(tags(again?.nodes ?? [])).toEqual(tags(nodes));
    expect(structurePage(nodes, url)).toBe(html);
  },
);

test('made-up texts are about as long as those that were there, and made-up links lead nowhere real', () => {
  const nodes: StructureNode[] = [
    { depth: 0, tag: 'html' },
    { depth: 1, tag: 'a', attributes: { href: 'same:/watch?v=…&list=…' } },
    { depth: 2, text: 64 },
    { depth: 1, tag: 'a', attributes: { href: 'other:' } },
    { depth: 1, tag: 'a', attributes: { href: 'site:/…' } },
    { depth: 1, tag: '#shadow' },
    { depth: 1, tag: 'br' },
  ];
  const html = structurePage(nodes, 'https://www.youtube.com/');
  const { document } = new JSDOM(html, { url: 'https://www.youtube.com/' }).window;
  const links = [...document.querySelectorAll('a')].map((a) => [
    a.getAttribute('href'),
    a.textContent?.trim().length,
  ]);
  expect(links).toEqual([
    ['/watch?v=madeup00000&list=madeup00001', 48],
    ['https://other.example/madeup00003', 0],
    ['https://elsewhere.youtube.com/madeup00004', 0],
  ]);
  expect(html).toContain('<template shadowrootmode="open">');
  expect(html).not.toContain('</br>');
});

test('a fixture has a name of its own, holds what the present rules read, and is never written over', () => {
  const { nodes } = structureOf('home-broken', 'home');
  const sent = aStructure(id, consent, { nodes });
  const made = makeFixture(sent, folder);
  expect(readdirSync(folder).sort()).toEqual([
    'youtube-home-89bb28df.expected.json',
    'youtube-home-89bb28df.html',
  ]);
  const expected = JSON.parse(readFileSync('expected' in made ? made.expected : '', 'utf8'));
  expect(expected).toMatchObject({
    url: 'https://www.youtube.com/',
    counts: [{ surface: 'home', containers: 1 }, {}],
  });
  expect(makeFixture(sent, folder)).toMatchObject({ problem: expect.stringContaining('is there already') });
});

test.each([
  ['a source that this version does not know', { source: 'nowhere' }, /no source nowhere/],
  ['a surface that the rules do not know', { surface: 'nowhere' }, /no surface nowhere/],
])('of %s no fixture is made, in one sentence', (_, change, words) => {
  expect(makeFixture(aStructure(id, consent, change), folder)).toMatchObject({
    problem: expect.stringMatching(words),
  });
});
