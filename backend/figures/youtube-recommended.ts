import { edgesOfLargeShares, type Figure } from '../measure/figure.ts';

/** How much of what YouTube shows is its own choice. */
const figure: Figure = {
  id: 'youtube-recommended',
  title: 'Recommended by YouTube',
  question: 'Of all videos that YouTube shows a person, how many did YouTube choose?',
  among: `source = 'youtube' and kind in ('recommendation', 'result')`,
  counted: `kind = 'recommendation'`,
  edges: edgesOfLargeShares,
  words: { counted: 'recommended videos', among: 'videos shown on YouTube' },
};
export default figure;
