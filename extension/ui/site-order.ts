/** Sites as people know them, the best known first; others stand after them by name. It is no ranking of what is worth sharing. */
export const knownOrder: readonly string[] = [
  'youtube',
  'google-search',
  'chatgpt',
  'gemini',
  'copilot',
  'claude',
  'perplexity',
  'bing',
  'duckduckgo',
];

/** The same sites, in the order in which people look for them; sites that are new to this list stand after it, by name. */
export function inKnownOrder<T extends { source: string; name: string }>(sites: readonly T[]): T[] {
  const place = ({ source }: T) => {
    const known = knownOrder.indexOf(source);
    return known < 0 ? knownOrder.length : known;
  };
  return [...sites].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}
