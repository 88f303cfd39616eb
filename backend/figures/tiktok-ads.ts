import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Posts of private people are never read, so the share is one among what anybody may know of. */
const figure: Figure = {
  id: 'tiktok-ads',
  title: 'Ads in the TikTok feed',
  question: 'Of the ads and videos of public accounts in the feed of TikTok, how many are ads?',
  among: `source = 'tiktok' and surface in ('for-you', 'home')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and videos of public accounts in the feed of TikTok' },
};
export default figure;
