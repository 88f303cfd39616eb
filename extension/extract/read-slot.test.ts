import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Observation } from '#shared/observations/observation.ts';
import { extract } from './extract.ts';
import { aPack } from './testing/a-pack.ts';

const address = 'https://shop.example/list';
const pack = aPack({
  slot: {
    kind: 'ad',
    format: 'display',
    select: '.slot',
    fields: {
      'ad.network': [{ attribute: 'data-path', transforms: [{ name: 'part', separator: '/', index: 1 }] }],
      'ad.unit': [{ attribute: 'data-path' }],
      'ad.width': [{ select: 'b', attribute: 'width' }],
      'ad.height': [{ select: 'b', attribute: 'height' }],
    },
    required: ['ad.unit'],
    filled: [{ select: 'b', attribute: 'data-loaded' }],
  },
  card: {
    fields: {
      'item.id': [{ attribute: 'id' }],
      'position.module': [{ closest: 'main', attribute: 'id' }],
      'position.rank': [{}],
    },
    required: ['item.id'],
    url: 'https://{host}/dp/{item.id}',
  },
});
const read = (html: string) =>
  extract(new JSDOM(html, { url: address }).window.document, address, pack).flatMap(({ items }) =>
    items.map(({ draft }) => draft),
  );

test('a slot says who sells it, what it is called, how large it is, and whether something is in it', () => {
  const [full, empty] = read(
    '<main><p class=slot data-path=/123/news/top><b data-loaded width=300 height=250></b></p><p class=slot data-path=/123/news/side></p></main>',
  );
  expect(full).toMatchObject({
    ad: { slot: { network: '123', unit: '/123/news/top', width: 300, height: 250, filled: true } },
  });
  expect(empty).toMatchObject({
    ad: { slot: { network: '123', unit: '/123/news/side', width: null, height: null, filled: false } },
  });
  const stamps = {
    id: '01a1fb67-1800-774b-bcce-b302099a8057',
    source: 'shop',
    seen: { day: '2026-01-31', visibleMs: 1000 },
    rules: 'shop@1',
  };
  expect(Observation.safeParse({ ...full, ...stamps }).error).toBeUndefined();
});

test('an address is on the host of the page; module and rank are those that the page names', () => {
  expect(read('<main id=similar-items><li id=B01>7</li><li id=B02>soon</li></main>')).toMatchObject([
    {
      item: { url: 'https://shop.example/dp/B01' },
      position: { module: 'similar-items', rank: 7, index: 0 },
    },
    { item: { url: 'https://shop.example/dp/B02' }, position: { module: 'similar-items', index: 1 } },
  ]);
});
