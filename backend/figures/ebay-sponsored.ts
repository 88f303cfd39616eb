import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** The list that a search gives alone, in which ads stand among results. */
const figure: Figure = {
  id: 'ebay-sponsored',
  title: 'Sponsored offers on eBay',
  question: 'Of the offers that a search on eBay lists, how many are paid for?',
  among: `source = 'ebay' and surface = 'results'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'sponsored offers', among: 'offers listed by searches on eBay' },
};
export default figure;
