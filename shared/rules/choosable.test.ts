import { expect, test } from 'vitest';
import { isChoosable, otherReader } from './choosable.ts';

const shop = { source: 'shop', hosts: ['https://www.shop.example/*'], hostChoice: 'listed' as const };
const news = { source: 'news', hosts: ['https://www.news.example/*'], hostChoice: 'any' as const };
const video = { source: 'video', hosts: ['https://*.video.example/*'] };

test('of a list what stands in it can be chosen; where any may be, every public site, and never a wildcard', () => {
  expect(isChoosable(shop, 'https://www.shop.example/*')).toBe(true);
  expect(isChoosable(shop, 'https://www.elsewhere.example/*')).toBe(false);
  expect(isChoosable(news, 'https://www.elsewhere.example/*')).toBe(true);
  for (const wide of ['https://*/*', 'https://*.elsewhere.example/*', '<all_urls>', 'https://localhost/*'])
    expect(isChoosable(news, wide), wide).toBe(false);
});

test('a site that another source reads is that one’s to switch on', () => {
  const all = [shop, news, video];
  expect(otherReader(news, 'https://www.shop.example/*', all)).toBe(shop);
  expect(otherReader(news, 'https://m.video.example/*', all)).toBe(video);
  expect(otherReader(news, 'https://www.news.example/*', all)).toBeUndefined();
  expect(otherReader(news, 'https://www.elsewhere.example/*', all)).toBeUndefined();
});
