const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Words written as one, each with a capital: TheTitleOfSomeGroup. Chance seldom writes so. */
const wordsInOne = /^[a-z]*(?:[A-Z][a-z]+)+$/;

/**
 * Whether a text holds a UUID, or a word that nobody would say, as hashes, keys and tokens are: digits among letters,
 * capitals anywhere, or hardly a vowel. A number is none, however long.
 * @param longest characters that a word may have without being looked at
 */
export function looksLikeToken(text: string, longest: number): boolean {
  return uuid.test(text) || text.split(/[^0-9A-Za-z]+/).some((word) => isToken(word, longest));
}

function isToken(word: string, longest: number): boolean {
  if (word.length <= longest) return false;
  const count = (pattern: RegExp) => word.match(pattern)?.length ?? 0;
  const turns = count(/[a-z](?=[0-9])|[0-9](?=[a-z])/gi);
  const capitals = count(/[a-z](?=[A-Z])/g);
  const letters = count(/[a-z]/gi);
  if (turns >= 3 || (turns > 0 && /^[0-9a-f]+$/i.test(word))) return true;
  if (turns >= 1 && turns + capitals >= 4) return true;
  if (capitals >= 3 && capitals * 6 >= word.length && !wordsInOne.test(word)) return true;
  return letters > longest && count(/[aeiouy]/gi) * 5 < letters && count(/[jkqvwxz]/gi) * 6 > letters;
}
