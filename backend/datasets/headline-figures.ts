import { z } from 'zod';
import { fakesToMove } from '../aggregate/robust/fakes-to-move.ts';
import { medianOf } from '../aggregate/robust/median.ts';
import { trimmedMeanOf } from '../aggregate/robust/trimmed-mean.ts';
import { contributorsIn } from '../aggregate/share-histogram/contributors-in.ts';
import { shareHistogram } from '../aggregate/share-histogram/share-histogram.ts';
import { column, windowColumns } from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { windowDays } from '../publish/fill-columns.ts';

const missing = 'Too few volunteers saw enough of it, so that nothing can be said';
const share = z.number().min(0).max(1).nullable();
const unit = 'share (0 to 1)';
const whole = z.int().min(0);

const uncertain = (label: string, description: string) =>
  column(share, description, { label, unit, role: 'uncertainty', missing });

export default defineDataset({
  slug: 'headline-figures',
  title: 'Headline figures',
  question: 'How much of what platforms show is advertising, their own choice, or backed by a source?',
  description:
    'One row is one headline figure in four weeks: the share that half of the volunteers are below (median), its interval, how many volunteers it rests on, and how many made-up volunteers it would take to move it by a tenth. What a figure means was put on record before the four weeks began.',
  schemaVersion: 1,
  keywords: [
    'headline figures',
    'online advertising',
    'recommender systems',
    'AI answers',
    'robust statistics',
  ],
  sources: [],
  coverage:
    'For each figure the volunteers who saw at least ten of the things that it is about, in their browsers, half in view for one second. Ads that blockers removed, apps and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and many of them block ads, which makes shares of ads too low.',
    'On social networks only what public pages and accounts published is read: among all posts the share of ads is lower.',
    'Shares are counted in twenty bins, registered with the figure; the interval allows for where in a bin people are.',
  ],
  measures: [],
  readsFigures: true,
  row: z.strictObject({
    ...windowColumns,
    figure: column(
      z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      'Short name of the figure, the same in every window',
      {
        label: 'Figure',
        role: 'identifier',
      },
    ),
    title: column(z.string().min(1), 'Name of the figure, for people', { label: 'Name', role: 'name' }),
    question: column(z.string().min(1), 'The question that the figure answers', {
      label: 'Question',
      role: 'text',
    }),
    value: column(
      share,
      'Median: half of the volunteers who saw enough of it have a smaller share, half a larger one',
      { label: 'Median share', unit, role: 'share', missing },
    ),
    ci95_low: uncertain(
      '95 % from',
      'Lower end of the range that holds the median in 95 of 100 cases, for the noise, for having met these volunteers and not as many others like them, and for the bins. Not for who volunteers',
    ),
    ci95_high: uncertain('95 % to', 'Upper end of that range'),
    trimmed_mean: column(
      share,
      "Mean of the volunteers' shares without the lowest and the highest tenth of the volunteers",
      { label: 'Trimmed mean', unit, role: 'share', missing },
    ),
    trimmed_mean_low: uncertain('Mean, 95 % from', 'Lower end of the same range for the trimmed mean'),
    trimmed_mean_high: uncertain('Mean, 95 % to', 'Upper end of the same range for the trimmed mean'),
    contributors: column(
      whole,
      'Volunteers who saw at least ten things of what the share is among, with noise',
      {
        label: 'Volunteers',
        unit: 'volunteers',
        role: 'count',
      },
    ),
    contributors_low: column(whole, 'Lower end of the 95 % range for that number, for the noise alone', {
      label: 'Volunteers, 95 % from',
      unit: 'volunteers',
      role: 'uncertainty',
    }),
    contributors_high: column(whole, 'Upper end of that range', {
      label: 'Volunteers, 95 % to',
      unit: 'volunteers',
      role: 'uncertainty',
    }),
    fakes_to_move_10_percent: column(
      z.int().min(1).nullable(),
      'Fewest made-up volunteers, all with an extreme share, that move the median by a tenth of itself',
      {
        label: 'Fakes to move it',
        unit: 'volunteers',
        role: 'count',
        missing: `${missing}; or as many as there are volunteers would not be enough`,
      },
    ),
    fakes_share: column(share, 'The same as a share of the volunteers there are, rounded down', {
      label: 'Fakes to move it, as a share',
      unit,
      role: 'share',
      missing: `${missing}; or as many as there are volunteers would not be enough`,
    }),
    fragile: column(
      z.boolean(),
      'true when the figure is no headline: less than 5 % of made-up volunteers would move it by a tenth, it is too small for the bins to tell, or too few volunteers stand for it',
      { label: 'Fragile', role: 'flag' },
    ),
  }),
  primaryKey: ['window_start', 'figure'],
  derive: (window) =>
    window.figures().map(([figure, { title, question, bins, edges, sigmaSquared }]) => {
      const histogram = shareHistogram(bins, { edges, sigmaSquared });
      const count = contributorsIn(histogram);
      const row = {
        ...windowDays(window),
        ...{ figure, title, question },
        contributors: count.value,
        contributors_low: count.ci95_low,
        contributors_high: count.ci95_high,
      };
      const median = medianOf(histogram);
      const mean = trimmedMeanOf(histogram);
      const poisoning = fakesToMove(histogram);
      if (typeof median === 'string' || typeof mean === 'string' || typeof poisoning === 'string')
        return { ...row, ...nothingToSay };
      return {
        ...row,
        ...median,
        trimmed_mean: mean.value,
        trimmed_mean_low: mean.ci95_low,
        trimmed_mean_high: mean.ci95_high,
        fakes_to_move_10_percent: poisoning.fakes,
        fakes_share: poisoning.share,
        fragile: poisoning.fragile,
      };
    }),
  chart: { label: 'title', value: 'value', top: 20, title: 'Median share among volunteers' },
});

const nothingToSay = {
  ...{ value: null, ci95_low: null, ci95_high: null },
  ...{ trimmed_mean: null, trimmed_mean_low: null, trimmed_mean_high: null },
  ...{ fakes_to_move_10_percent: null, fakes_share: null, fragile: true },
};
