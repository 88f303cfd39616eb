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
      title: `Part ${pick(90)} of a made-up series about bread, weather and the sea (${pick(2026)})`,
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
