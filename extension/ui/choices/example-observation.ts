import type { ScopeKind } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';

/** The words of a made-up item, in the language of the person. */
export interface ExampleWords {
  section: string;
  recommendation: string;
  publisher: string;
  views: string;
  published: string;
  ad: string;
  advertiser: string;
  disclosure: string;
  result: string;
  answer: string;
  provider: string;
  query: string;
}

/** No site that there is: the same example stands for all of them. */
const source = 'example-site';

/**
 * A made-up item of a kind, in the very form in which real ones are sent; for `query` a search result together with what
 * was typed to get it.
 * @param day YYYY-MM-DD
 */
export function exampleObservation(
  kind: ScopeKind,
  { day, words }: { day: string; words: ExampleWords },
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
  const page = { id: 'example-1', url: 'https://www.example.org/example-1' };
  const result = { surface: 'results', item: { ...nothing, ...page, title: words.result } };
  const citation = { n: 1, url: null, domain: 'example.org', title: words.result, claim: words.answer };
  switch (kind) {
    case 'recommendation': {
      const publisher = { id: 'example', name: words.publisher };
      const position = { section: words.section, index: 2 };
      const facts = { duration: 754, views: words.views, published: words.published };
      return {
        ...common,
        kind,
        position,
        item: { ...page, title: words.recommendation, publisher, ...facts },
      };
    }
    case 'ad': {
      const { advertiser, disclosure } = words;
      const ad = { advertiser, landingDomain: 'shoes.example', disclosure, format: 'native' as const };
      return { ...common, kind, item: { ...nothing, title: words.ad }, ad };
    }
    case 'result':
      return { ...common, ...result, kind };
    case 'query':
      return { ...common, ...result, kind: 'result', context: { ...common.context, query: words.query } };
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
