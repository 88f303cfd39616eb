import fc from 'fast-check';
import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';

/** Secrets, one of each kind, that a title or an answer may hold. */
export const plantedSecrets = [
  'jo.smith@example.com',
  '+49 171 2345678',
  '4111 1111 1111 1111',
  'DE89 3704 0044 0532 0130 00',
] as const;

const piece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...plantedSecrets) },
  { weight: 5, arbitrary: fc.constantFrom('Best of 2026', 'news', '1.234.567 views', 'ملخص', '😀', '–') },
);

const words = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(', '));

/** A text of words and secrets, up to `max` characters, as the schema takes it; or null. */
function text(max: number) {
  const filled = fc.tuple(words, fc.nat(max)).map(([end, length]) => 'x '.repeat(length / 2) + end);
  return fc.option(
    fc.oneof(words, filled).map((whole) => {
      const cut = whole.slice(0, max);
      return cut.isWellFormed() ? cut : cut.slice(0, -1);
    }),
  );
}

const url = fc.option(
  fc.constantFrom(
    'https://www.youtube.com/watch?v=abc&si=x',
    'https://news.example/jo.smith@example.com',
    'https://a.example/',
    'https://a.example/an-article/4111111111111111',
    'https://a.example/DE89370400440532013000/x?mail=jo.smith@example.com',
    'https://jo.smith%40example.com:x@a.example/%2B49%20171%202345678',
    'https://www.instagram.com/jo.smith/',
  ),
);
const common = {
  id: fc.constant(newDayId(Date.UTC(2026, 10, 21))),
  source: fc.constant('youtube'),
  surface: fc.constantFrom('watch-next', 'chat'),
  item: fc.record({
    id: fc.constant('abc'),
    url,
    title: text(500),
    publisher: fc.record({ id: fc.constant(null), name: text(200) }),
  }),
  position: fc.record({ section: text(200), index: fc.nat(99) }),
  labels: fc.constant<string[]>([]),
  context: fc.record(
    {
      page: fc.constant('watch'),
      hostItem: fc.constantFrom(null, 'dQw4w9WgXcQ', 'best laptop', 'jo.smith@example.com'),
      reach: fc.constant('search' as const),
      query: fc.oneof(fc.constant('best laptop'), words),
    },
    { requiredKeys: ['page', 'hostItem', 'reach'] },
  ),
  seen: fc.constant({ day: '2026-11-21', visibleMs: 1_800 }),
  rules: fc.constant('youtube@1'),
  completeness: fc.constant<{ missing: string[] }>({ missing: [] }),
};

/** Observations of every kind, with secrets in every text. */
export const observations: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({ kind: fc.constant('recommendation' as const), ...common }),
  fc.record({ kind: fc.constant('result' as const), ...common }),
  fc.record({
    kind: fc.constant('ad' as const),
    ...common,
    ad: fc.record({
      advertiser: text(200),
      landingDomain: fc.constant('shop.example'),
      disclosure: text(100),
      format: fc.constant('text' as const),
    }),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    ...common,
    answer: fc.record({
      provider: fc.constant('Example'),
      model: fc.constant(null),
      mode: fc.constant(null),
      status: fc.constant('answered' as const),
      text: text(20_000),
      citations: fc.array(
        fc.record(
          {
            n: fc.integer({ min: 1, max: 500 }),
            url,
            domain: fc.constant(null),
            title: text(500),
            claim: words,
          },
          { requiredKeys: ['n', 'url', 'domain', 'title'] },
        ),
        { maxLength: 3 },
      ),
    }),
  }),
);
