import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** Places that YouTube sells among its videos; ads inside the player are not beside anything. */
const figure: Figure = {
  id: 'youtube-ads',
  title: 'Ads among videos on YouTube',
  question: 'Of all that YouTube lists on its pages, how much is paid for?',
  among: `source = 'youtube' and surface not in ('player-ads', 'watch-ads')`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'ads', among: 'videos and ads listed on YouTube' },
};
export default figure;
