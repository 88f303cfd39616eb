import { z } from 'zod';
import { type Noisy, ratioOf, rounded } from '../aggregate/ratio.ts';
import {
  column,
  countColumn,
  countSigmaColumn,
  noisyQuotientColumns,
  sourceOrAllColumn,
  windowColumns,
} from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { noisySum, quotient, windowDays } from '../publish/fill-columns.ts';

const unit = 'stories per 10,000 things seen';
const missing =
  'The number of things seen is less than four standard deviations of its noise, so that a rate says nothing';

const times = ({ value, variance }: Noisy, by: number): Noisy => ({
  value: by * value,
  variance: by * by * variance,
});
const sigmaOf = ({ variance }: Noisy) => Number(Math.sqrt(variance).toFixed(3));

export default defineDataset({
  slug: 'regret-rate',
  title: 'Regrets per 10,000 things seen',
  question: 'How often does what a platform shows go so wrong that people report it?',
  description:
    'One row is one platform, or all of them, in four weeks: stories that volunteers told, for every 10,000 things that they saw there. Counted are the weeks in which a volunteer told a story, all volunteers added up.',
  schemaVersion: 1,
  keywords: ['stories', 'regrets', 'harms', 'incidence', 'data donation'],
  sources: [],
  coverage:
    'Stories about the sites that are read, and everything that volunteers saw on those that they switched on; the row "all" also has stories that happened elsewhere.',
  knownBiases: [
    'Volunteers, not a random sample: who tells a story decides that alone, and most of what happens to people is never told. The rate is a lower bound on what is reported at all, not a rate of harm.',
    'Of each volunteer at most 2,500 things count on a platform, in whole hundreds, and at most 5 platforms: of people who see much the things are cut, which makes rates too high. Compare platforms with each other.',
    'Where there are few stories the interval reaches down to zero: then the rate says only what it is not above.',
  ],
  measures: [
    {
      id: 'seen-hundreds',
      about: 'Things that were seen, in whole hundreds of each contributor, by platform',
      table: 'B',
      from: 'exposed',
      key: [{ name: 'source', sql: 'source' }],
      amount: 'visible',
      per: 100,
      cells: 5,
      each: 25,
      keys: ({ sources }) => sources.map(({ source }) => [source]),
    },
  ],
  reads: ['stories', 'story-sources'],
  row: z.strictObject({
    ...windowColumns,
    source: sourceOrAllColumn('Platform that the stories are about'),
    value: column(z.number().min(0).nullable(), 'Stories for every 10,000 things seen, cut at 0', {
      label: 'Rate',
      unit,
      role: 'rate',
      missing,
    }),
    ...noisyQuotientColumns(unit, missing),
    stories: countColumn('Stories', 'volunteers x weeks', 'Weeks in which a volunteer told a story'),
    stories_sigma: countSigmaColumn('volunteers x weeks', 'stories'),
    things: countColumn('Things seen', 'things', 'Things seen, in hundreds'),
    things_sigma: countSigmaColumn('things', 'things'),
  }),
  primaryKey: ['window_start', 'source'],
  derive: (window) => {
    const seen = window.cells('seen-hundreds');
    const told = window.cells('story-sources');
    const rows = [
      { source: 'all', told: window.cells('stories'), seen },
      ...seen.map((cell) => {
        const [source = ''] = cell.key;
        return { source, told: told.filter(({ key }) => key[0] === source), seen: [cell] };
      }),
    ];
    return rows.flatMap((row) => {
      if (row.told.length === 0 || row.seen.length === 0) return [];
      const stories = noisySum(row.told);
      const hundreds = noisySum(row.seen);
      // Hundreds of things, and a rate for ten thousand.
      const ratio = ratioOf(times(stories, 100), hundreds);
      return {
        ...windowDays(window),
        source: row.source,
        ...quotient(ratio && rounded(ratio)),
        stories: stories.value,
        stories_sigma: sigmaOf(stories),
        things: hundreds.value * 100,
        things_sigma: sigmaOf(times(hundreds, 100)),
      };
    });
  },
  chart: {
    label: 'source',
    value: 'value',
    top: 12,
    title: 'Stories for every 10,000 things seen',
  },
});
