import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** How much of a search page somebody paid for. */
const figure: Figure = {
  id: 'bing-sponsored',
  title: 'Ads on Bing',
  question: 'Of what Bing shows a person for a search, how much is paid for?',
  among: `source = 'bing' and kind in ('ad', 'result')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and results on Bing' },
};
export default figure;
