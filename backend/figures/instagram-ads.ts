import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Posts of private people are never read, so the share is one among what anybody may know of. */
const figure: Figure = {
  id: 'instagram-ads',
  title: 'Ads in the Instagram feed',
  question: 'Of the ads and posts of public accounts in the feed of Instagram, how many are ads?',
  among: `source = 'instagram' and surface = 'feed'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and posts of public accounts in the feed of Instagram' },
};
export default figure;
