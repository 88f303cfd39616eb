import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { pathsOf } from '#shared/rules/fits-path.ts';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { SentStructure } from '#shared/wire/structure.ts';
import { readDocument } from './read-document.ts';
import { structurePage } from './structure-page.ts';

/** Files of a fixture, or why there is none, in a sentence. */
export type MadeFixture = { page: string; expected: string } | { problem: string };

/**
 * Makes a fixture of a structure: `<source>-<surface>-<short id>.html`, and beside it `.expected.json` with what the
 * present rules read there, for a person to correct.
 * @param folder where to write; by default the fixtures of the source
 */
export function makeFixture({ id, structure }: SentStructure, folder?: string): MadeFixture {
  const { source, surface, nodes } = structure;
  const at = fileURLToPath(new URL(`../../extension/sources/${source}/`, import.meta.url));
  const rules = join(at, 'rules.json');
  if (!existsSync(rules)) return { problem: `This version of Daylight has no source ${source}.` };
  const reading = readRulePack(rules, readFileSync(rules, 'utf8'));
  if ('problems' in reading) return { problem: reading.problems.join('\n') };
  const url = addressOf(reading.pack, surface);
  if (!url) return { problem: `The rules of ${source} have no surface ${surface}.` };
  const name = `${source}-${surface}-${id.slice(-8)}`;
  const into = folder ?? join(at, 'fixtures');
  const page = join(into, `${name}.html`);
  const expected = join(into, `${name}.expected.json`);
  if (existsSync(page)) return { problem: `${page} is there already: move it away first.` };
  mkdirSync(into, { recursive: true });
  const html = structurePage(nodes, url);
  writeFileSync(page, html);
  const { document } = new JSDOM(html, { url }).window;
  const read = { url, ...readDocument(document, url, reading.pack) };
  writeFileSync(expected, `${JSON.stringify(read, null, 2)}\n`);
  return { page, expected };
}

/** A made-up address at which a surface is found. */
function addressOf({ hosts, surfaces }: RulePack, id: string): string | undefined {
  const surface = surfaces.find((one) => one.id === id);
  if (!surface) return undefined;
  const [host = ''] = hosts;
  const url = new URL(
    (pathsOf(surface)[0] ?? '/').replaceAll('*', 'madeup00000'),
    host.replace('*.', 'www.').replace(/\*$/, ''),
  );
  for (const transform of surface.hostItem?.transforms ?? [])
    if (transform.name === 'query-parameter') url.searchParams.set(transform.key, 'madeup00000');
  for (const { name, oneOf } of surface.parameters ?? []) {
    const [value] = oneOf;
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}
