import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** How much of a search page somebody paid for. */
const figure: Figure = {
  id: 'google-search-sponsored',
  title: 'Ads on Google Search',
  question: 'Of what Google Search shows a person for a search, how much is paid for?',
  among: `source = 'google-search' and kind in ('ad', 'result')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and results on Google Search' },
};
export default figure;
