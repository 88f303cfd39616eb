import { createHash } from 'node:crypto';
import type { Item, Reach } from '#shared/observations/fields.ts';
import { type Channel, channels, drawBeside, drawChannel } from '../channels.ts';
import { between, chance, favour, pick, type Random, times } from '../random.ts';
import type { Taste } from '../taste.ts';
import { anAd } from './advertisers.ts';
import type { PageView, Shown } from './page-view.ts';
import { type Site, some } from './site.ts';

const openings = ['What happens with', 'I tried', 'The truth about', 'A week with'] as const;
const subjects = ['a small change', 'the old bridge', 'a borrowed tool'] as const;
/** Videos of each channel, the most popular first. */
const videos = openings.flatMap((opening) => subjects.map((subject) => `${opening} ${subject}`)) as [
  string,
  ...string[],
];

interface Video {
  channel: Channel;
  id: string;
  title: string;
}

/** The start page with its shorts, a few videos and what stands beside them, and now and then a search. */
export const youtube: Site = (random, taste, amount) => {
  const onHome = times(some(random, amount, [8, 22]), () => aVideo(random, drawChannel(random, taste)));
  const shorts = chance(random, 0.4) ? times(some(random, amount, [2, 8]), () => aShort(random, taste)) : [];
  const home: PageView = {
    page: 'home',
    reach: chance(random, 0.6) ? 'direct' : 'unknown',
    surfaces: {
      home: amongAds(
        random,
        taste,
        onHome.map((video) => asRecommendation(video, 'home')),
      ),
      'home-shorts': shorts,
    },
  };
  const found = chance(random, 0.3)
    ? times(some(random, amount, [5, 10], 2), () => aVideo(random, drawChannel(random, taste)))
    : [];
  const search: PageView = {
    page: 'search',
    reach: 'search',
    surfaces: {
      search: [
        ...(chance(random, 0.3 * taste.ads) ? [anAd(random, 0, { format: 'display' })] : []),
        ...found.map((video) => asResult(video)),
      ],
    },
  };
  const pages = some(random, amount, [1, 3]);
  const watched = times(pages, () => watch(random, taste, amount, onHome, found));
  return [home, ...(found.length > 0 ? [search] : []), ...watched];
};

function watch(
  random: Random,
  taste: Taste,
  amount: number,
  onHome: readonly Video[],
  found: readonly Video[],
): PageView {
  const bySearch = found.length > 0 && chance(random, 0.5);
  // Of what was listed, people open what most people open.
  const [host] = (bySearch ? found : onHome).toSorted((a, b) => rankOf(a) - rankOf(b));
  const reach: Reach = bySearch ? 'search' : chance(random, 0.75) ? 'recommendation' : 'unknown';
  const beside = times(some(random, amount, [6, 12], 3), () => {
    const channel = host ? drawBeside(random, host.channel) : drawChannel(random, taste);
    return asRecommendation(aVideo(random, channel), 'watch-next');
  });
  const inPlayer = chance(random, 0.35 * taste.ads) ? [anAd(random, 0, { format: 'video' })] : [];
  return {
    page: 'watch',
    ...(host ? { hostItem: host.id } : {}),
    reach,
    surfaces: { 'watch-next': amongAds(random, taste, beside), 'player-ads': inPlayer },
  };
}

function rankOf({ channel }: Video): number {
  return channels.indexOf(channel);
}

/** Items with an ad before some of them. */
function amongAds(random: Random, taste: Taste, shown: readonly Shown[]): Shown[] {
  const anotherAd = (): Shown => ({ ...anAd(random, 0, { format: 'video' }), missing: ['item.id'] });
  return shown.flatMap((item) => (chance(random, 0.08 * taste.ads) ? [anotherAd(), item] : [item]));
}

const ids = new Map<string, string>();

/** A video of a channel: the same for everybody who is shown it. */
function aVideo(random: Random, channel: Channel): Video {
  const title = favour(random, videos);
  const name = `${channel.handle} ${title}`;
  const id = ids.get(name) ?? createHash('sha256').update(name).digest('base64url').slice(0, 11);
  ids.set(name, id);
  return { channel, id, title };
}

/** As on the real pages: the start page links the channel, the list beside a video only names it. */
function asRecommendation({ channel, id, title }: Video, surface: 'home' | 'watch-next'): Shown {
  const publisher = { id: surface === 'home' ? channel.handle : null, name: channel.name };
  return { kind: 'recommendation', item: anItem(id, title, publisher) };
}

function asResult({ channel: { handle, name }, id, title }: Video): Shown {
  return { kind: 'result', item: anItem(id, title, { id: handle, name }) };
}

function anItem(id: string, title: string, publisher: Item['publisher']): Item {
  return { id, url: `https://www.youtube.com/watch?v=${id}`, title, publisher };
}

/** A short names nobody. */
function aShort(random: Random, taste: Taste): Shown {
  const { id } = aVideo(random, drawChannel(random, taste));
  const title = `${pick(random, subjects)} in ${between(random, 10, 59)} seconds`;
  const item = {
    id,
    url: `https://www.youtube.com/shorts/${id}`,
    title,
    publisher: { id: null, name: null },
  };
  return { kind: 'recommendation', item, labels: ['short'] };
}
