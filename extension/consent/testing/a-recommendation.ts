import { newDayId } from '#shared/new-day-id.ts';
import type { Recommendation } from '#shared/observations/recommendation.ts';

/** Test builder: a valid recommendation. */
export function aRecommendation(change: Partial<Recommendation> = {}): Recommendation {
  return {
    id: newDayId(Date.now()),
    kind: 'recommendation',
    source: 'youtube',
    surface: 'home',
    item: {
      id: 'abcdefghijk',
      url: 'https://www.youtube.com/watch?v=abcdefghijk',
      title: 'How bread is made',
      publisher: { id: '@bakery', name: 'The Bakery' },
    },
    position: { section: null, index: 0 },
    labels: [],
    context: { page: 'home', hostItem: null, reach: 'unknown' },
    seen: { day: '2026-11-21', visibleMs: 1500 },
    rules: 'youtube@1',
    completeness: { missing: [] },
    ...change,
  };
}
