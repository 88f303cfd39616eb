import { expect, test } from 'vitest';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { readPacks } from '../../tools/generate/read-packs.ts';
import { claimProblems } from './claim-problems.ts';
import { readExpectations, type SourceExpectation } from './expectation.ts';

const expectations = readExpectations();

test.each(await readPacks())('what $source says it was tried on, its expectations show', (pack) => {
  expect(claimProblems(pack, expectations)).toEqual([]);
});

const pack = {
  source: 'shop',
  surfaces: [
    { id: 'list', captures: [{ form: 'page', years: [2024] }] },
    { id: 'feed', captures: [{ form: 'data', years: [2022] }] },
    { id: 'side', unverified: true },
  ],
} as unknown as RulePack;
const expecting = (capture: string, surfaces: SourceExpectation['surfaces']): SourceExpectation => ({
  ...{ source: 'shop', file: 'x.json', url: 'https://shop.example/', capture, surfaces },
});
const item: [string, null, null] = ['a', null, null];
const list = expecting('shop/2024-03_list.html', { list: { result: [item] }, side: {} });
const feed = expecting('shop/2022_feed.json', { feed: { withheld: 3 } });

test('a surface counts as tried where items of it are there, or are to be withheld', () => {
  expect(claimProblems(pack, [list, feed])).toEqual([]);
});

test.each([
  ['nothing of that year', [feed], /shop list claims page of 2024, and no expectation/],
  ['a page without any item of it', [expecting('shop/2024_x.html', { list: {} }), feed], /shop list claims/],
  [
    'another year',
    [expecting('shop/2023-04_x.html', { list: { result: [item] } }), feed],
    /shop list claims/,
  ],
  [
    'another form',
    [list, expecting('shop/2022_x.html', { feed: { withheld: 1 } })],
    /feed claims data of 2022/,
  ],
  ['another source', [list, { ...feed, source: 'other' }], /shop feed claims/],
])('%s does not back a claim', (_, own, sentence) => {
  expect(claimProblems(pack, own).join('\n')).toMatch(sentence);
});

test('what is marked unverified has no expectation, and every expectation is about a surface that there is', () => {
  const shown = expecting('shop/2024_side.html', { side: { ad: [item] }, gone: { ad: [item] } });
  expect(claimProblems(pack, [list, feed, shown])).toEqual([
    'x.json: the rules of shop have no surface gone',
    'shop side is marked unverified, and x.json shows it',
  ]);
});
