import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { Random } from '../../simulate/random.ts';

/** Items in one report of an observer. */
export const reportItems = 20;

/** A made-up observation, about as long as a real one. */
export function madeUpObservation(random: Random, now: number): Observation {
  const pick = (n: number) => Math.floor(random() * n);
  const channel = pick(400);
  const id = random().toString(36).slice(2, 13).padEnd(11, 'x');
  const common = {
    id: newDayId(now),
    source: 'youtube',
    surface: pick(3) === 0 ? 'watch-next' : 'home',
    item: {
      id,
      url: `https://www.youtube.com/watch?v=${id}`,
      title: Array.from({ length: 8 }, () => madeUpWord(pick)).join(' '),
      publisher: { id: `@channel-${channel}`, name: `Channel number ${channel}` },
    },
    position: { section: null, index: pick(60) },
    labels: [],
    context: { page: 'home', hostItem: null, reach: 'unknown' as const },
    seen: { day: new Date(now).toISOString().slice(0, 10), visibleMs: 1000 + pick(20_000) },
    rules: 'youtube@1',
    completeness: { missing: [] },
  };
  if (pick(8) > 0) return { kind: 'recommendation', ...common };
  const ad = { advertiser: `Shop ${pick(50)}`, landingDomain: 'shop.example', disclosure: 'Sponsored' };
  return { kind: 'ad', ...common, ad: { ...ad, format: 'video' } };
}

const beginnings = [
  'bre',
  'sto',
  'wea',
  'lan',
  'cur',
  'thi',
  'mo',
  'fri',
  'kno',
  'pla',
  'qui',
  'sa',
  'ven',
  'gar',
  'ol',
  'ump',
];
const middles = [
  'ad',
  'r',
  'the',
  'ter',
  'io',
  'n',
  'mi',
  'ck',
  'le',
  's',
  'ar',
  'ver',
  'a',
  'sh',
  'on',
  'pe',
];
const ends = ['ing', 'er', 'ed', 's', 'y', 'le', 'tion', 'al', 'm', 'st', 'ow', 'nd', 'ic', 'ers', 'ly', 't'];

/** One of 4,096 words: a title of eight takes as little well to being compressed as a real one. */
function madeUpWord(pick: (n: number) => number): string {
  return `${beginnings[pick(16)]}${middles[pick(16)]}${ends[pick(16)]}`;
}
