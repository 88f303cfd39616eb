import { newDayId } from '#shared/new-day-id.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { drawChannel, type Taste } from './channels.ts';
import { between, pick, type Random } from './random.ts';

const rules = 'youtube@1';
const source = 'youtube';

/** What a volunteer saw on one day. */
export interface MadeUpDay {
  observations: Observation[];
  exposures: Exposure[];
}

/** A plausible day on YouTube: the start page with its shelf of shorts, a few videos, and an ad now and then. */
export function makeUpDay(random: Random, taste: Taste, day: string): MadeUpDay {
  const surfaces = [
    { surface: 'home', page: 'home', shown: between(random, 12, 36), pages: between(random, 1, 4) },
    { surface: 'watch-next', page: 'watch', shown: between(random, 10, 40), pages: between(random, 1, 6) },
    { surface: 'home-shorts', page: 'home', shown: between(random, 0, 12), pages: between(random, 1, 4) },
  ] as const;
  const observations: Observation[] = [];
  const exposures: Exposure[] = [];
  for (const { surface, page, shown, pages } of surfaces) {
    const hostItem = page === 'watch' ? videoId(random) : null;
    for (let index = 0; index < shown; index++) {
      const common = {
        id: newDayId(Date.parse(day)),
        source,
        surface,
        rules,
        context: { page, hostItem, reach: 'unknown' as const },
      };
      const where = {
        position: { section: null, index },
        seen: { day, visibleMs: between(random, 1000, 9000) },
      };
      const isAd = surface !== 'home-shorts' && random() < 0.06;
      observations.push(
        isAd ? ad(random, { ...common, ...where }) : recommendation(random, taste, { ...common, ...where }),
      );
    }
    const failed = random() < 0.05 ? 1 : 0;
    const parsed = shown + between(random, 0, 20);
    const counts = { pages, containers: pages, items: parsed + failed, visible: shown, parsed, failed };
    const rest = { withheld: 0, incomplete: 0, overflow: 0, broken: 0, layout: 'a1b2c3d4' };
    exposures.push({ source, surface, day, rules, ...counts, ...rest });
  }
  return { observations, exposures };
}

type Common = Pick<Observation, 'id' | 'source' | 'surface' | 'rules' | 'context' | 'position' | 'seen'>;

const subjects = [
  'a small change',
  'the old bridge',
  'ten minutes',
  'nothing at all',
  'a borrowed tool',
] as const;
const openings = [
  'What happens with',
  'I tried',
  'The truth about',
  'Why nobody talks about',
  'A week with',
] as const;

function recommendation(random: Random, taste: Taste, common: Common): Observation {
  const channel = drawChannel(random, taste);
  const id = videoId(random);
  const isShort = common.surface === 'home-shorts';
  const title = `${pick(random, openings)} ${pick(random, subjects)}`;
  const path = isShort ? `shorts/${id}` : `watch?v=${id}`;
  // As on the real pages: the start page links the channel, the list beside a video only names it, shorts do neither.
  const publisher = {
    id: common.surface === 'home' ? channel.handle : null,
    name: isShort ? null : channel.name,
  };
  return {
    kind: 'recommendation',
    ...common,
    item: { id, url: `https://www.youtube.com/${path}`, title, publisher },
    labels: isShort ? ['short'] : [],
    completeness: { missing: common.surface === 'watch-next' ? ['publisher.id'] : [] },
  };
}

const shops = [
  'Featherlight Mattresses',
  'Northbeam Bank',
  'Plum & Co Insurance',
  'Tidewater Travel',
] as const;

function ad(random: Random, common: Common): Observation {
  const advertiser = pick(random, shops);
  const landingDomain = `${advertiser.toLowerCase().replace(/[^a-z]+/g, '-')}.example`;
  return {
    kind: 'ad',
    ...common,
    item: {
      id: null,
      url: null,
      title: `${advertiser}: this week only`,
      publisher: { id: null, name: null },
    },
    ad: { advertiser, landingDomain, disclosure: 'Sponsored', format: 'video' },
    labels: [],
    completeness: { missing: ['item.id'] },
  };
}

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function videoId(random: Random): string {
  return Array.from({ length: 11 }, () => idCharacters[between(random, 0, 63)]).join('');
}
