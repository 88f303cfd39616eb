import { chance, favour, pick, type Random, times } from '../random.ts';
import type { Taste } from '../taste.ts';
import { anAd } from './advertisers.ts';
import type { PageView, Shown } from './page-view.ts';
import { type Site, some } from './site.ts';

const makers = ['Ironthistle', 'Kettlebright', 'Pebblewick', 'Mossgate', 'Wrenhouse', 'Dapplewood'];
const things = ['Lantern', 'Teapot', 'Garden Hose', 'Wool Blanket', 'Desk Lamp', 'Bread Tin', 'Door Mat'];

interface Product {
  id: string;
  title: string;
  price: string;
}

/** 42 invented products, the most popular first. */
const products = makers.flatMap((maker, m) =>
  things.map((thing, t) => ({
    id: `B0MADEUP${String(m * things.length + t).padStart(2, '0')}`,
    title: `${maker} ${thing}`,
    price: `$${5 + ((m * 7 + t * 11) % 60)}.99`,
  })),
) as [Product, ...Product[]];

/** A search, whose first places are paid for more often than the others; then a product, and what is shown with it. */
export const amazon: Site = (random, taste, amount) => {
  const listed = times(some(random, amount, [14, 26], 3), (index) => inList(random, taste, index));
  const search: PageView = { page: 'search', reach: 'search', surfaces: { results: listed } };
  return chance(random, 0.6) ? [search, aProductPage(random, taste, amount)] : [search];
};

function aProductPage(random: Random, taste: Taste, amount: number): PageView {
  const shown = times(some(random, amount, [4, 12], 2), () =>
    chance(random, 0.3 * taste.ads)
      ? aSponsored(random, 'Products related to this item')
      : ({
          kind: 'recommendation',
          item: asItem(favour(random, products)),
          section: 'Customers also bought',
        } as const),
  );
  return {
    page: 'product',
    hostItem: favour(random, products).id,
    reach: pick(random, ['search', 'search', 'recommendation', 'unknown']),
    surfaces: { 'product-carousels': shown },
  };
}

function inList(random: Random, taste: Taste, index: number): Shown {
  const paid = index < 4 ? 0.5 : 0.15;
  if (chance(random, paid * taste.ads)) return aSponsored(random);
  const labels = chance(random, 0.1) ? ['best-seller'] : [];
  return { kind: 'result', item: asItem(favour(random, products)), labels };
}

/** As on the real pages: what is paid for is a product, and who pays is not named. */
function aSponsored(random: Random, section?: string): Shown {
  const detail = { format: 'shopping', advertiser: null, landingDomain: null } as const;
  return { ...anAd(random, 10, detail, asItem(favour(random, products))), ...(section ? { section } : {}) };
}

function asItem({ id, title, price }: Product) {
  const url = `https://www.amazon.com/dp/${id}`;
  return { id, url, title, publisher: { id: null, name: null }, price };
}
