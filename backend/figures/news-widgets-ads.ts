import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Widgets that name their items alone: a place for a display ad has nothing beside it that is none. */
const figure: Figure = {
  id: 'news-widgets-ads',
  title: 'Ads in the widgets of news sites',
  question: 'Of what the recommendation widgets of news sites show a person, how much is paid for?',
  among: `source = 'news-sites' and surface in ('taboola', 'outbrain')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'items in recommendation widgets on news sites' },
};
export default figure;
