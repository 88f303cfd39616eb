import type { Reach } from '#shared/observations/fields.ts';
import { chance, favour, pick, type Random, times } from '../random.ts';
import type { Taste } from '../taste.ts';
import { anAd } from './advertisers.ts';
import type { PageView, Shown } from './page-view.ts';
import { type Site, some } from './site.ts';

/** Invented papers, the most read first. */
const papers: [string, ...string[]] = [
  'evening-wire.example',
  'harbour-bulletin.example',
  'the-front-page.example',
  'hilltown-dispatch.example',
  'sunday-broadsheet.example',
];
const headlines = ['The bay in numbers', 'A bridge and its keeper', 'Who pays for the ferry'] as const;
const ways: [Reach, ...Reach[]] = ['direct', 'search', 'recommendation', 'unknown', 'unknown'];

/** Articles, with a widget below that mixes what else there is to read with ads, and places sold to advertisers. */
export const newsSites: Site = (random, taste, amount) =>
  times(some(random, amount, [2, 5]), () => anArticle(random, taste));

function anArticle(random: Random, taste: Taste): PageView {
  const paper = favour(random, papers);
  const widget = pick(random, ['taboola', 'taboola', 'outbrain']);
  const heading = widget === 'taboola' ? 'More for you' : 'Recommended';
  const native = () => anAd(random, 28, { format: 'native', disclosure: 'Sponsored Links' });
  const below = times(4, (index) => ({
    ...(index > 0 && chance(random, 0.55 * taste.ads) ? native() : anotherArticle(random, paper)),
    section: heading,
  }));
  const slots = chance(random, 0.8 * taste.ads) ? [aSlot(random, paper)] : [];
  return {
    page: 'page',
    hostItem: paper,
    reach: pick(random, ways),
    surfaces: { [widget]: below, 'google-ad-slots': slots },
  };
}

function anotherArticle(random: Random, paper: string): Shown {
  const title = pick(random, headlines);
  const url = `https://${paper}/${title.toLowerCase().replaceAll(' ', '-')}`;
  return { kind: 'recommendation', item: { id: null, url, title, publisher: { id: paper, name: null } } };
}

/** The ad in such a place is a page of somebody else's and is not read. */
function aSlot(random: Random, paper: string): Shown {
  const slot = { network: '1234567', unit: `/1234567/${paper}`, width: 970, height: 250, filled: true };
  const unread = { advertiser: null, landingDomain: null, disclosure: null } as const;
  return anAd(random, 0, { format: 'display', ...unread, slot }, { title: null });
}
