import type { Reach } from '#shared/observations/fields.ts';
import { between, chance, favour, pick, type Random, times } from '../random.ts';
import { anAd } from './advertisers.ts';
import type { Shown } from './page-view.ts';
import { type Site, some } from './site.ts';

const places = ['Harbour', 'Hilltown', 'Riverside', 'Old Market', 'Northgate', 'Lakeview'];
const bodies = ['Library', 'Museum', 'Theatre', 'Orchestra', 'Swimming Club', 'Fire Brigade'];

interface PublicPage {
  id: string;
  name: string;
}

/** 36 invented public pages, the most shown first. */
const pages = places.flatMap((place) =>
  bodies.map((body) => ({
    id: `${place}.${body}`.toLowerCase().replaceAll(' ', '.'),
    name: `${place} ${body}`,
  })),
) as [PublicPage, ...PublicPage[]];

const posts = ['Open on Sunday', 'Tickets from tomorrow', 'What we found in the attic', 'Thank you'] as const;

/** A feed: posts of public pages and ads among those of friends, which are counted and not read. */
export const facebook: Site = (random, taste, amount) => {
  const shown = times(
    some(random, amount, [10, 30], 3),
    (): Shown => (chance(random, 0.3 * taste.ads) ? anAd(random, 15, { format: 'native' }) : aPost(random)),
  );
  const column = chance(random, 0.5 * taste.ads) ? [anAd(random, 20, { format: 'native' })] : [];
  const reach = pick<Reach>(random, ['direct', 'direct', 'unknown']);
  const withheld = between(random, shown.length, 2 * shown.length);
  return [{ page: 'home', reach, surfaces: { feed: shown, 'right-column': column }, withheld }];
};

function aPost(random: Random): Shown {
  const { id, name } = favour(random, pages);
  const number = `${between(random, 1000, 9999)}`;
  const publisher = { id, name, status: 'page' } as const;
  return {
    kind: 'recommendation',
    item: { id: number, url: `https://www.facebook.com/${number}`, title: pick(random, posts), publisher },
  };
}
