import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** The list that a search gives alone, in which ads stand among results. */
const figure: Figure = {
  id: 'amazon-sponsored',
  title: 'Sponsored products on Amazon',
  question: 'Of the products that a search on Amazon lists, how many are paid for?',
  among: `source = 'amazon' and surface = 'results'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'sponsored products', among: 'products listed by searches on Amazon' },
};
export default figure;
