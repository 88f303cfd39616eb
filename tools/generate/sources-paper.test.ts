import { expect, test } from 'vitest';
import type { CatalogueSource } from '#shared/rules/catalogue.ts';
import { sourcesPaper } from './sources-paper.ts';

const none = { labels: [], labelsAsShown: false, query: null };
const feed: CatalogueSource = {
  ...{ source: 'feed', name: 'The Feed (old)', version: 2, group: 'social', people: true },
  ...{ hostChoice: 'listed', hosts: ['https://feed.example/*'] },
  surfaces: [
    {
      ...{ id: 'home', page: 'home', paths: ['/', '/h*'], verified: true },
      captures: [
        { form: 'page', years: [2021, 2024] },
        { form: 'data', years: [2022] },
      ],
      kinds: [
        { kind: 'recommendation', counted: 'all', fields: [], ...none },
        {
          ...{ kind: 'ad', counted: 'none', fields: ['context.query', 'item.id', 'labels'], query: 'prompt' },
          ...{ labels: ['Paid'], labelsAsShown: true },
        },
      ],
    },
    { ...{ id: 'side', page: 'home', paths: ['/'], verified: false, captures: [] }, kinds: [] },
  ],
};
const side = (kinds: CatalogueSource['surfaces'][number]['kinds']): CatalogueSource => ({
  ...{ ...feed, source: 'shop', name: 'Shop', group: 'shops', people: false },
  surfaces: [{ id: 'side', page: 'home', paths: ['/'], verified: false, captures: [], kinds }],
});

test('every kind on every surface has a line with what it was tried on and its fields', () => {
  expect(sourcesPaper([feed])).toContain(
    '| home | page 2021, 2024; data 2022 | `/`, `/h*` | ad | context.query (prompt, its own tick), item.id, labels (“Paid”, as shown) |',
  );
  expect(sourcesPaper([side([{ kind: 'ad', counted: 'none', fields: ['item.id'], ...none }])])).toContain(
    '| side | **unverified** | `/` | ad | item.id |',
  );
});

test('the list at the top leads by group to every source', () => {
  const paper = sourcesPaper([side([]), feed]);
  expect(paper).toContain(
    '- Social feeds: [The Feed (old)](#the-feed-old)\n- Shops and booking: [Shop](#shop)\n',
  );
  expect(paper.indexOf('### The Feed (old)')).toBeLessThan(paper.indexOf('### Shop'));
});

test('what is only counted is listed, and where nothing is, that is said', () => {
  expect(sourcesPaper([feed])).toContain('| The Feed (old) | home | recommendation | all of them |');
  expect(sourcesPaper([side([])])).toContain('Nothing: whatever is found is read.');
});
