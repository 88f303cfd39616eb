/** Sites that simulated volunteers use, and the share of people who use each. */
export const usage = [
  ['youtube', 0.65],
  ['google-search', 0.55],
  ['facebook', 0.4],
  ['amazon', 0.35],
  ['news-sites', 0.35],
  ['chatgpt', 0.3],
  ['perplexity', 0.15],
] as const;

/** Name of one of them: its folder under extension/sources. */
export type SiteName = (typeof usage)[number][0];
