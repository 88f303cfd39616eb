import { expect, test } from 'vitest';
import { addUp } from './add-up.ts';
import { compare } from './compare.ts';
import { addUpConfusion, confusionOf, confusionRate } from './confusion.ts';
import type { Expectation } from './expectation.ts';
import { reportOf } from './report.ts';
import { anAd, aResult } from './testing/some-observations.ts';

const shop = { source: 'shop', group: 'shops' } as const;
const surfaces = (ads: string[], results: string[], detail = {}): Expectation['surfaces'] => ({
  list: {
    ad: ads.map((id) => [id, null, null, detail]),
    result: results.map((id) => [id, null, null]),
  },
});

test('an ad that was read as a result is confused, and a result that was read as an ad', () => {
  const there = { surfaces: surfaces(['a', 'b'], ['c', 'd']) };
  const read = [aResult('a'), anAd('b'), anAd('c'), aResult('d')];
  const confusion = confusionOf(shop, read, there);
  expect(confusion).toEqual({ ...shop, ads: 2, adsAsOrganic: 1, organic: 2, organicAsAds: 1 });
  expect(confusionRate(addUpConfusion([confusion, confusion]))).toBe(0.5);
});

test('what is there twice, paid and not, is not confused; nor is what was not read, or read too much', () => {
  const there = { surfaces: surfaces(['a', 'b'], ['a', 'c']) };
  const read = [anAd('a'), aResult('a'), aResult('x'), anAd('y')];
  expect(confusionOf(shop, read, there)).toMatchObject({ adsAsOrganic: 0, organicAsAds: 0 });
});

function report(ads: string[], read: Parameters<typeof compare>[1], detail = {}) {
  const expectation = {
    ...{ capture: 'shop/x.html', url: 'https://shop.example/', surfaces: surfaces(ads, [], detail) },
  };
  const confusion = [confusionOf(shop, read, expectation)];
  const scores = addUp(compare('shop', read, expectation, () => 0));
  return reportOf(scores, { labels: [], confusion, looks: 1, broken: [] });
}
const goalsOf = ({ json }: ReturnType<typeof report>) => json.rows.flatMap(({ missed }) => missed);

test('a report says pass where every goal is reached, and which are not where one is missed', () => {
  const good = report(['a', 'b'], [anAd('a'), anAd('b')], { price: null });
  expect(good.text).toMatch(/\| shop list, ad +\| 1 .*\| price 2\/2 +\| pass +\|/);
  expect(good.text).toContain('Below a goal: none');
  expect([good.below, good.confused.isReached]).toEqual([[], true]);
  expect(goalsOf(report(['a', 'b'], [anAd('a'), anAd('x')]))).toEqual(['precision', 'recall']);
  expect(report(['a', 'b'], [anAd('a'), anAd('x')]).text).toContain('recall >= 0.95: FAIL, 1 of 2 reach it');
  const wrong = report(['a'], [anAd('a')], { price: '€ 1' });
  expect(goalsOf(wrong)).toEqual(['price']);
  expect(wrong.text).toContain('FAIL: price');
});

test('a report says whether paid and not paid are confused in shops and searches', () => {
  const bad = report(['a'], [aResult('a')]);
  expect(bad.confused).toEqual({ rate: 1, isReached: false });
  expect(bad.text).toMatch(/confused in shops and searches <= 0\.01: FAIL, 1\.0000/);
});
