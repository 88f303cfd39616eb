import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Posts of private people are never read, so the share is one among what anybody may know of. */
const figure: Figure = {
  id: 'x-ads',
  title: 'Ads in the X feed',
  question: 'Of the ads and posts of public accounts in the feed of X, how many are ads?',
  among: `source = 'x' and surface = 'home'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and posts of public accounts in the feed of X' },
};
export default figure;
