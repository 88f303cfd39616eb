import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** The list that a search gives alone, in which ads stand among results. */
const figure: Figure = {
  id: 'walmart-sponsored',
  title: 'Sponsored products on Walmart',
  question: 'Of the products that a search on Walmart lists, how many are paid for?',
  among: `source = 'walmart' and surface = 'results'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'sponsored products', among: 'products listed by searches on Walmart' },
};
export default figure;
