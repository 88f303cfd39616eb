import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Posts of private people are never read, so the share is one among what anybody may know of. */
const figure: Figure = {
  id: 'linkedin-ads',
  title: 'Ads in the LinkedIn feed',
  question: 'Of the ads and posts of public pages in the feed of LinkedIn, how many are ads?',
  among: `source = 'linkedin' and surface = 'feed'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and posts of public pages in the feed of LinkedIn' },
};
export default figure;
