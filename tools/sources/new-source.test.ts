import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCatalogue } from '#shared/rules/make-catalogue.ts';
import { askedHosts, hostProblems } from '../budgets/asked-hosts.ts';
import { peopleSources } from '../generate/people-sources.ts';
import { permissionsPaper } from '../generate/permissions-paper.ts';
import { readPacks } from '../generate/read-packs.ts';
import { sourcesPaper } from '../generate/sources-paper.ts';
import { checkSource } from './check-source.ts';

// A site that no file of this project knows, with what is in no other folder.
const hosts = ['https://garden.example/*', 'https://garten.example/*'];
const surface = { page: 'bed', path: ['/bed', '/bed/*'], container: ['main'] };
const rules = {
  ...{ source: 'garden', name: 'Garden', version: 1, group: 'shops', people: true },
  ...{ hosts, hostChoice: 'any' },
  surfaces: [
    {
      ...{ id: 'bed', ...surface, captures: [{ form: 'fragment', years: [2024] }] },
      items: ['plant', 'neighbour'],
    },
    { id: 'places', ...surface, unverified: true, items: ['place'] },
  ],
  items: {
    plant: {
      ...{ kind: 'recommendation', select: 'li[data-plant]', required: ['publisher.status'] },
      fields: {
        'item.id': [{ attribute: 'data-plant' }],
        'publisher.id': [{ attribute: 'data-nursery' }],
        'publisher.status': [{ value: 'page' }],
        'position.module': [{ closest: 'ul', attribute: 'data-module' }],
      },
      url: 'https://{host}/plant/{item.id}',
      labels: [{ label: 'New', select: 'em' }],
    },
    neighbour: {
      ...{ kind: 'recommendation', select: 'li', countOnly: true, fields: {}, required: [] },
    },
    place: {
      ...{ kind: 'ad', select: 'aside', format: 'display', required: ['ad.unit'] },
      ...{ fields: { 'ad.unit': [{ attribute: 'data-unit' }] }, filled: [{ select: 'iframe' }] },
    },
  },
};
const html = `<main>
  <ul data-module="in-season"><li data-plant="p1" data-nursery="n1"><em>New</em></li><li>A neighbour's roses</li></ul>
  <aside data-unit="bed/side"></aside>
</main>`;
const position = { section: null, index: 0 };
const context = { page: 'bed', hostItem: null, reach: 'unknown' };
const publisher = { id: null, name: null };
const expected = {
  url: 'https://garten.example/bed/7',
  counts: [
    { surface: 'bed', containers: 1, items: 2, parsed: 1, failed: 0, withheld: 1, hidden: 0 },
    { surface: 'places', containers: 1, items: 1, parsed: 1, failed: 0, hidden: 0 },
  ],
  observations: [
    {
      ...{ kind: 'recommendation', surface: 'bed', position: { ...position, module: 'in-season' } },
      item: {
        ...{ id: 'p1', url: 'https://garten.example/plant/p1', title: null },
        publisher: { id: 'n1', name: null, status: 'page' },
      },
      ...{ labels: ['New'], context, completeness: { missing: [] } },
    },
    {
      ...{ kind: 'ad', surface: 'places', position },
      ...{ item: { id: null, url: null, title: null, publisher }, labels: [], context },
      completeness: { missing: [] },
      ad: {
        ...{ advertiser: null, landingDomain: null, disclosure: null, format: 'display' },
        slot: { network: null, unit: 'bed/side', width: null, height: null, filled: false },
      },
    },
  ],
};
const files = {
  'rules.json': JSON.stringify(rules),
  'README.md': '# Garden\n\nWhat is read, why, and what never.\n',
  'fixtures/bed.html': html,
  'fixtures/bed.expected.json': JSON.stringify(expected),
  'fixtures/nothing.html': '<p>Nothing.</p>',
  'fixtures/nothing.expected.json': JSON.stringify({
    ...{ url: 'https://garden.example/about', counts: [], observations: [] },
  }),
};

let sources: URL;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-new-source-'));
  sources = pathToFileURL(`${folder}/`);
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, 'garden', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});
afterAll(() => rmSync(sources, { recursive: true, force: true }));

test('a source is one folder: contract, catalogue, manifest and papers take it in, and no other file says its name', async () => {
  expect(readdirSync(sources)).toEqual(['garden']);
  expect(checkSource(new URL('garden/', sources))).toMatchObject({ pack: { source: 'garden' }, fixtures: 2 });
  const packs = await readPacks(sources);
  const catalogue = makeCatalogue(packs);
  expect(catalogue[0]?.surfaces.map(({ id, kinds }) => [id, kinds[0]?.counted, kinds[0]?.fields])).toEqual([
    [
      ...['bed', 'some'],
      ['item.id', 'item.publisher.id', 'item.publisher.status', 'item.url', 'labels', 'position.module'],
    ],
    ['places', 'none', ['ad.format', 'ad.slot.filled', 'ad.slot.unit']],
  ]);
  expect(askedHosts(packs)).toEqual(['https://*/*', ...hosts]);
  expect(hostProblems(askedHosts(packs), packs)).toEqual([]);
  expect(sourcesPaper(catalogue)).toContain('- Shops and booking: [Garden](#garden)');
  expect(permissionsPaper({}, {}, packs)).toContain('| Garden (`garden`) |');
  expect(JSON.parse(peopleSources(packs))).toEqual(['garden']);
});
