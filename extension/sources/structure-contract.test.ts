import { readdirSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import { Structure } from '#shared/structures/structure.ts';
import { readSource } from '../../tools/sources/read-source.ts';
import { locate } from '../extract/locate.ts';
import { readStructure } from '../extract/read-structure.ts';

const here = new URL('./', import.meta.url);
const pages = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const { rules, rulesFile, fixtures } = readSource(new URL(`${name}/`, here));
    return fixtures.map((fixture) => ({ ...fixture, rules, rulesFile }));
  });

test.each(pages)(
  'the structure of $name says nothing of what the page says',
  ({ html, expected, rules, rulesFile }) => {
    const reading = readRulePack(rulesFile, rules);
    if ('problems' in reading) throw new Error(reading.problems.join());
    const { pack } = reading;
    const { document } = new JSDOM(html, { url: expected.url }).window;
    for (const located of locate(document, expected.url, pack)) {
      const read = readStructure(document, located, pack);
      const rest = {
        source: pack.source,
        surface: located.surface.id,
        rules: `${pack.source}@1`,
        layout: null,
      };
      expect(Structure.safeParse({ ...rest, day: '2026-11-28', ...read }).error).toBeUndefined();
      const text = JSON.stringify(read);
      const items = expected.observations.flatMap(({ item }) => [
        item.id,
        item.publisher.id,
        item.publisher.name,
      ]);
      for (const said of [...everythingSaidOn(document), ...items.filter((one) => one !== null)])
        expect(text).not.toContain(said);
    }
  },
);

/** Texts, names and what addresses lead to on a page, so far as they are more than a word that code may hold, too. */
function everythingSaidOn(document: Document): string[] {
  const said: string[] = [];
  const walker = document.createTreeWalker(document, 4 /* texts */);
  while (walker.nextNode()) said.push(walker.currentNode.nodeValue ?? '');
  for (const element of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'alt', 'src', 'value', 'style'])
      said.push(element.getAttribute(name) ?? '');
  for (const link of document.querySelectorAll('[href]')) {
    const url = URL.parse(link.getAttribute('href') ?? '', document.URL);
    if (url) said.push(...url.pathname.split('/'), ...url.searchParams.values());
  }
  return said.map((one) => one.trim()).filter((one) => /[^A-Za-z]/.test(one) && one.length > 5);
}
