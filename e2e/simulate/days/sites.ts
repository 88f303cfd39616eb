import { amazon } from './amazon.ts';
import { chatgpt } from './chatgpt.ts';
import { facebook } from './facebook.ts';
import { googleSearch } from './google-search.ts';
import { newsSites } from './news-sites.ts';
import { perplexity } from './perplexity.ts';
import type { Site } from './site.ts';
import type { SiteName } from './usage.ts';
import { youtube } from './youtube.ts';

/** Sites that simulated volunteers use. */
export const sites = {
  youtube,
  'google-search': googleSearch,
  facebook,
  amazon,
  'news-sites': newsSites,
  chatgpt,
  perplexity,
} satisfies Record<SiteName, Site>;
