import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** How much of a search page somebody paid for. */
const figure: Figure = {
  id: 'duckduckgo-sponsored',
  title: 'Ads on DuckDuckGo',
  question: 'Of what DuckDuckGo shows a person for a search, how much is paid for?',
  among: `source = 'duckduckgo' and kind in ('ad', 'result')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'ads and results on DuckDuckGo' },
};
export default figure;
