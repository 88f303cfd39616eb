import { kindsOf, type PublicSource } from '../../measure/public-sources.ts';
import type { TextKey } from '../text.ts';

/** One part of a platform's page: what it is called, and the datasets that it is made from. */
export interface PlatformPart {
  name: TextKey;
  datasets: readonly string[];
  /** Kinds of thing of which a platform must have one; any platform has the part where absent. */
  kinds?: readonly ReturnType<typeof kindsOf>[number][];
}

const parts: readonly PlatformPart[] = [
  {
    name: 'platformShown',
    datasets: [
      'recommended-publishers',
      'recommended-items',
      'recommendation-pairs',
      'reach',
      'exposure-by-day',
    ],
  },
  {
    name: 'platformAds',
    datasets: ['advertisers', 'landing-domains', 'sponsored-by-position'],
    kinds: ['ad'],
  },
  { name: 'platformAnswers', datasets: ['answers', 'cited-domains'], kinds: ['answer'] },
  { name: 'platformStories', datasets: ['regret-rate', 'published-stories'] },
  { name: 'platformRead', datasets: ['data-quality', 'volunteers'] },
];

/** The parts that a platform's page has; datasets that no part names, such as new ones, stand in a last one. */
export function partsFor(platform: PublicSource, datasets: readonly string[]): PlatformPart[] {
  const kinds = kindsOf(platform);
  const named = new Set(parts.flatMap((part) => part.datasets));
  const rest = datasets.filter((slug) => !named.has(slug));
  return [
    ...parts.filter((part) => part.kinds === undefined || part.kinds.some((kind) => kinds.includes(kind))),
    ...(rest.length === 0 ? [] : [{ name: 'platformMore' as const, datasets: rest }]),
  ];
}
