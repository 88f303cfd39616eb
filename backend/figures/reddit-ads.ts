import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Of what stands in a community only the community is read; it counts all the same. */
const figure: Figure = {
  id: 'reddit-ads',
  title: 'Ads in the Reddit feed',
  question: 'Of the ads and posts in the feed of Reddit, how many are ads?',
  among: `source = 'reddit' and surface in ('home', 'home-current', 'home-old', 'popular')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and posts in communities in the feed of Reddit' },
};
export default figure;
