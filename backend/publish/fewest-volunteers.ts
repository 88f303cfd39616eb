import { publicProfile } from '../aggregate/profile.ts';
import { leastContributors } from '../aggregate/robust/estimate.ts';
import { equalEdges } from '../aggregate/share-histogram/share-histogram.ts';

/** Fewest active volunteers in a week for whatever the data themselves name to be measured: publishers, advertisers, items. */
export const fewestForNames = publicProfile.fewestActive;

/** Fewest volunteers, noise included, of whom a headline figure says something. */
export const fewestForFigure = leastContributors({
  counts: equalEdges.slice(1).map(() => 0),
  edges: equalEdges,
  sigmaSquared: publicProfile.tables.M.sigmaSquared,
});
