import { hostOf } from '#shared/rules/hosts.ts';

/** Countries whose sites end otherwise than in the country's own letters. */
const endings: Readonly<Record<string, string>> = { GB: 'uk', US: 'com' };

/**
 * The same hosts with those first that end as sites do where a person probably lives. Nothing more is made of it: it
 * saves a search.
 * @param patterns host patterns
 * @param language of the browser (BCP 47); without a country in it the one where most speak it
 */
export function nearFirst(patterns: readonly string[], language: string): string[] {
  const ending = endingOf(language);
  const isNear = (pattern: string) => hostOf(pattern).split('.').at(-1) === ending;
  return [...patterns.filter(isNear), ...patterns.filter((pattern) => !isNear(pattern))];
}

function endingOf(language: string): string | undefined {
  try {
    const { region } = new Intl.Locale(language).maximize();
    return region && (endings[region] ?? region.toLowerCase());
  } catch {
    return undefined; // Not a language that browsers know: the order stays.
  }
}
