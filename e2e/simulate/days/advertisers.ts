import type { AdDetail, Item } from '#shared/observations/fields.ts';
import { favour, type Random } from '../random.ts';
import type { Shown } from './page-view.ts';

/** Invented. None of these names is meant to be anybody's. */
const names = [
  'Featherlight Mattresses',
  'Northbeam Bank',
  'Plum & Co Insurance',
  'Tidewater Travel',
  'Mossgate Outdoors',
  'Kettlebright Kitchens',
  'Cobalt Lane Phones',
  'Dapplewood Furniture',
  'Quillfeather Pens',
  'Sunparsnip Meal Boxes',
  'Harrowfield Energy',
  'Velvet Otter Cosmetics',
  'Brisk Heron Parcels',
  'Pebblewick Candles',
  'Larkspur Language School',
  'Ironthistle Tools',
  'Saltmarsh Spectacles',
  'Two Herons Hotels',
  'Cloudberry Broadband',
  'Nimblefox Shoes',
  'Oakmoth Pensions',
  'Greenhithe Gardens',
  'Wrenhouse Pet Food',
  'Amberlock Security',
  'Fernley Vitamins',
  'Bluestep Trading',
  'Mistral Bikes',
  'Hollyhock Dental',
  'Copperpenny Loans',
  'Tallgrass Games',
  'Silverbirch Saunas',
  'Honeyglass Jewellery',
] as const;

interface Advertiser {
  name: string;
  domain: string;
}

const [first, ...others] = names.map((name) => ({
  name,
  domain: `${name.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
}));
const advertisers: readonly [Advertiser, ...Advertiser[]] = [first as Advertiser, ...others];

/** On each site others spend most: the list begins somewhere else. */
function drawAdvertiser(random: Random, begin: number): Advertiser {
  const at = advertisers.indexOf(favour(random, advertisers)) + begin;
  return advertisers[at % advertisers.length] ?? advertisers[0];
}

/**
 * Somebody's ad.
 * @param begin who advertises most on this site: a number of its own
 * @param detail how it looks there; `null` where the site does not tell
 */
export function anAd(
  random: Random,
  begin: number,
  detail: Partial<AdDetail> & Pick<AdDetail, 'format'>,
  item: Partial<Item> = {},
): Shown {
  const { name, domain } = drawAdvertiser(random, begin);
  return {
    kind: 'ad',
    item: {
      ...{ id: null, url: null, title: `${name}: this week only`, publisher: { id: null, name: null } },
      ...item,
    },
    ad: { advertiser: name, landingDomain: domain, disclosure: 'Sponsored', ...detail },
  };
}
