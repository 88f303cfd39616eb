import { text } from '../text.ts';

/** Address of the feed of new and withdrawn releases. */
export const feedPath = '/datasets/feed.atom';

/** Address of the machine-readable catalogue. */
export const catalogPath = '/catalog.jsonld';

/** What programs can follow, for the head of a page and for people. */
export const feedLinks = [
  { path: feedPath, type: 'application/atom+xml', title: text('feedTitle') },
  { path: catalogPath, type: 'application/ld+json', title: text('catalogTitle') },
] as const;
