import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Posts of private people are never read, so the share is one among what anybody may know of. */
const figure: Figure = {
  id: 'facebook-ads',
  title: 'Ads in the Facebook feed',
  question: 'Of the ads and posts of public pages in the feed of Facebook, how many are ads?',
  among: `source = 'facebook' and surface = 'feed'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and posts of public pages in the feed of Facebook' },
};
export default figure;
