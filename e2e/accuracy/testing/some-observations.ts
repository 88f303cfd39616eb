import { newDayId } from '#shared/new-day-id.ts';
import type { Ad } from '#shared/observations/ad.ts';
import type { Answer } from '#shared/observations/answer.ts';
import type { Result } from '#shared/observations/result.ts';

const common = {
  source: 'shop',
  surface: 'list',
  position: { section: null, index: 0 },
  labels: [],
  context: { page: 'list', hostItem: null, reach: 'unknown' as const },
  seen: { day: '2026-01-31', visibleMs: 0 },
  rules: 'shop@1',
  completeness: { missing: [] },
};
const nothing = { id: null, url: null, title: null, publisher: { id: null, name: null } };

/** A result whose title and publisher can be told from its id. */
export function aResult(id: string, title = `Title ${id}`, missing: string[] = []): Result {
  return {
    ...{ kind: 'result', id: newDayId(0), ...common },
    item: { id, url: null, title, publisher: { id: 'maker', name: 'Maker' } },
    completeness: { missing },
  };
}

/** An ad for an item, or an ad slot where no item is named. */
export function anAd(item: string | null, slot?: Ad['ad']['slot']): Ad {
  return {
    ...{ kind: 'ad', id: newDayId(0), ...common },
    item: { ...nothing, id: item, title: item && `Title ${item}` },
    ad: { advertiser: null, landingDomain: null, disclosure: 'Ad', format: 'native', ...(slot && { slot }) },
  };
}

/** An answer that names sources by their addresses; null: a source without one. */
export function anAnswer(urls: (string | null)[], status: Answer['answer']['status'] = 'answered'): Answer {
  return {
    ...{ kind: 'answer', id: newDayId(0), ...common },
    item: nothing,
    answer: {
      ...{ provider: 'P', model: null, mode: null, status, text: 'x'.repeat(50) },
      citations: urls.map((url, n) => ({ n: n + 1, url, domain: url && new URL(url).hostname, title: null })),
    },
  };
}
