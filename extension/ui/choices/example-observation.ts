import { newDayId } from '#shared/new-day-id.ts';
import type { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';

/** The words of a made-up item, in the language of the person. */
export interface ExampleWords {
  section: string;
  recommendation: string;
  publisher: string;
  ad: string;
  advertiser: string;
  disclosure: string;
  result: string;
  answer: string;
  provider: string;
}

/**
 * A made-up item of a kind, in the very form in which real ones are sent.
 * @param host the site's host, such as `www.example.org`
 * @param day YYYY-MM-DD
 */
export function exampleObservation(
  kind: Kind,
  { source, host, day, words }: { source: string; host: string; day: string; words: ExampleWords },
): Observation {
  const nothing = { id: null, url: null, title: null, publisher: { id: null, name: null } };
  const common = {
    id: newDayId(Date.parse(day)),
    source,
    surface: 'home',
    position: { section: null, index: 2 },
    labels: [],
    context: { page: 'home', hostItem: null, reach: 'unknown' as const },
    seen: { day, visibleMs: 4200 },
    rules: `${source}@1`,
    completeness: { missing: [] },
  };
  const page = { id: 'example-1', url: `https://${host}/example-1` };
  const citation = { n: 1, url: null, domain: 'example.org', title: words.recommendation };
  switch (kind) {
    case 'recommendation': {
      const publisher = { id: 'example', name: words.publisher };
      const position = { section: words.section, index: 2 };
      return { ...common, kind, position, item: { ...page, title: words.recommendation, publisher } };
    }
    case 'ad': {
      const { advertiser, disclosure } = words;
      const ad = { advertiser, landingDomain: 'shoes.example', disclosure, format: 'native' as const };
      return { ...common, kind, item: { ...nothing, title: words.ad }, ad };
    }
    case 'result':
      return { ...common, kind, surface: 'results', item: { ...nothing, ...page, title: words.result } };
    case 'answer': {
      const answer = { provider: words.provider, model: null, mode: null, text: words.answer };
      return {
        ...common,
        kind,
        surface: 'answer',
        item: nothing,
        answer: { ...answer, status: 'answered', citations: [citation] },
      };
    }
  }
}
