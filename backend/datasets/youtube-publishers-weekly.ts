import { z } from 'zod';
import { SurfaceId } from '#shared/observations/fields.ts';
import { defineDataset, fewestContributors } from '../publish/define-dataset.ts';

const publisherName = z.string().min(1);

const contributors = z
  .int()
  .describe('Volunteers who were recommended this channel on this surface in this week; each counts once')
  .meta({ unit: 'volunteers', role: 'count' });

const counted = z.strictObject({
  week_start: z.iso
    .date()
    .describe('Monday of the week in which the item was seen, in UTC')
    .meta({ unit: 'day (UTC)', role: 'period' }),
  surface: SurfaceId.describe(
    'Part of YouTube that showed the item, e.g. home (the start page) or watch-next (beside a video)',
  ).meta({ role: 'dimension' }),
  publisher_id: z
    .string()
    .min(1)
    .nullable()
    .describe('Public id or handle of the channel; missing where that part of YouTube does not show one')
    .meta({ role: 'identifier' }),
  publisher_name: publisherName.nullable(),
  contributors: contributors.min(1),
  surface_contributors: z
    .int()
    .min(1)
    .describe('Volunteers who were recommended anything on this surface in this week; each counts once')
    .meta({ unit: 'volunteers', role: 'count' }),
  recommendations: z
    .int()
    .min(1)
    .describe(
      'Times an item of this channel was really seen (half of it in view for one second), over all volunteers; one eager volunteer can weigh much, so compare channels by share_of_contributors',
    )
    .meta({ unit: 'recommendations', role: 'count' }),
});

export default defineDataset({
  slug: 'youtube-publishers-weekly',
  title: 'What YouTube recommends: publishers by surface and week',
  question: 'Which channels does YouTube recommend, to how many of the volunteers, and where on the page?',
  description:
    'One row is one channel on one part of YouTube in one week: how many volunteers were recommended it there, and how often. Recommendations only: ads and search results are not in it. A channel that changed its name within a week has a row for each name, so that every printed name was itself shown to at least as many volunteers as the threshold asks for.',
  schemaVersion: 1,
  keywords: ['YouTube', 'recommender systems', 'data donation', 'algorithm audit', 'publishers'],
  sources: ['youtube'],
  coverage:
    'Recommendations on youtube.com in desktop and mobile browsers, as seen by adults who installed Daylight and switched YouTube on. Not in it: the YouTube apps, TV sets, private windows, and anything a volunteer removed before sending.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from those who do not, and no weighting is applied.',
    'Small channels are under-represented: a channel shown to fewer volunteers than the threshold is left out.',
    'Volunteers send after reviewing, up to 40 days later, so figures of recent weeks still grow from one release to the next.',
    'When YouTube changes its pages, items can be missed until the rules are updated; the manifest names the rule versions.',
  ],
  minContributors: fewestContributors,
  sql: `
    with shown as (
      select date_trunc('week', day::timestamp)::date as week, surface, publisher_id, publisher_name, contributor,
             count(*) as recommendations
      from observations
      where study = $1 and day <= $2::date and kind = 'recommendation' and source = 'youtube'
      group by 1, 2, 3, 4, 5
    ),
    present as (select week, surface, contributor from shown group by 1, 2, 3),
    reach as (select week, surface, count(*) as surface_contributors from present group by 1, 2),
    cells as (
      select week, surface, publisher_id, publisher_name, count(*) as contributors,
             sum(recommendations) as recommendations
      from shown
      group by 1, 2, 3, 4
    )
    select to_char(week, 'YYYY-MM-DD') as week_start, surface, publisher_id, publisher_name,
           contributors::bigint as contributors, surface_contributors::bigint as surface_contributors,
           recommendations::bigint as recommendations
    from cells join reach using (week, surface)`,
  counted,
  unnamed: {
    column: 'publisher_name',
    total: 'recommendations',
    statement: 'Recommendations whose channel name could not be read from the page are not in the rows.',
  },
  row: counted.extend({
    publisher_name: publisherName
      .describe('Public name of the channel as YouTube showed it; text written by others')
      .meta({ role: 'name' }),
    contributors: contributors.min(fewestContributors),
    share_of_contributors: z
      .number()
      .min(0)
      .max(1)
      .describe('contributors divided by surface_contributors, rounded to six decimals')
      .meta({ unit: 'share (0 to 1)', role: 'share' }),
    complete: z
      .boolean()
      .describe(
        'true when the week had been over for at least three days at the release; false for a week that is still filling',
      )
      .meta({ role: 'flag' }),
  }),
  primaryKey: ['week_start', 'surface', 'publisher_id', 'publisher_name'],
  finish: (cell, untilDay) => ({
    ...cell,
    publisher_name: cell.publisher_name ?? '',
    share_of_contributors: Number((cell.contributors / cell.surface_contributors).toFixed(6)),
    complete: daysBetween(cell.week_start, untilDay) >= 10,
  }),
  chart: {
    period: 'week_start',
    complete: 'complete',
    by: 'surface',
    label: 'publisher_name',
    value: 'share_of_contributors',
    top: 8,
    title: 'Channels recommended to most volunteers',
  },
});

/** Whole days from one date (YYYY-MM-DD) to another. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
