import { z } from 'zod';
import { AnswerDetail, SurfaceId } from '#shared/observations/fields.ts';
import { publicSources } from '../measure/public-sources.ts';
import {
  column,
  countColumn,
  countSigmaColumn,
  shareColumns,
  sourceColumn,
  windowColumns,
} from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { cellsBy, sharesOf, windowDays } from '../publish/fill-columns.ts';

const statuses = AnswerDetail.shape.status.options;
const Outcome = z.enum(['shown', ...statuses]);

const places = publicSources.flatMap(({ source, group, surfaces }) =>
  surfaces.filter(({ kinds }) => kinds.includes('answer')).map(({ id }) => ({ source, group, surface: id })),
);
const onSearchPages = places.filter(({ group }) => group === 'search');
const isOnSearchPage = onSearchPages
  .map(({ source, surface }) => `(source = '${source}' and surface = '${surface}')`)
  .join(' or ');

export default defineDataset({
  slug: 'answers',
  title: 'AI answers: how often, and what comes of them',
  question: 'How often does a search page carry an AI answer, and how often do machines refuse to answer?',
  description:
    'One row is one outcome on one part of a platform in four weeks. "shown": on which share of the pages that were looked at there was an AI answer. "answered", "refused", "unavailable" and "partial": which share of the answers ended so. The share is that of an average volunteer: each weighs about the same, however much they ask.',
  schemaVersion: 1,
  keywords: ['AI answers', 'generative search', 'assistants', 'refusals', 'data donation'],
  sources: [...new Set(places.map(({ source }) => source))],
  coverage:
    'Answers of assistants and of search engines on the sites that volunteers switched on, in their browsers. What was asked is not in it. Apps and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and so do their questions.',
    'Of each volunteer about 16 answers and 15 pages count on a part of a platform, outcomes cut in the same proportion, and at most 8 cells (pages: 6), drawn by lot.',
    'A refusal is told by the page: an answer that evades the question in so many words counts as answered.',
  ],
  measures: [
    {
      id: 'answers',
      about: 'AI answers, by platform, part of the page and what came of them',
      table: 'B',
      from: 'seen',
      where: `kind = 'answer'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'surface', sql: 'surface' },
        { name: 'status', sql: 'answer_status' },
      ],
      cells: 8,
      each: 16,
      together: ['source', 'surface'],
      keys: () =>
        places.flatMap(({ source, surface }) => statuses.map((status) => [source, surface, status])),
    },
    {
      id: 'answer-pages',
      about: 'Pages of search engines on which an AI answer was looked for, and whether there was one',
      table: 'B',
      from: 'counts',
      where: `which in ('answer-found', 'answer-absent') and (${isOnSearchPage})`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'surface', sql: 'surface' },
        { name: 'outcome', sql: `case which when 'answer-found' then 'shown' else 'none' end` },
      ],
      amount: 'n',
      cells: 6,
      each: 15,
      together: ['source', 'surface'],
      keys: () =>
        onSearchPages.flatMap(({ source, surface }) =>
          ['none', 'shown'].map((outcome) => [source, surface, outcome]),
        ),
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform of the answer'),
    surface: column(SurfaceId, 'Part of the platform that gives answers', {
      label: 'Part of the page',
      role: 'dimension',
    }),
    outcome: column(
      Outcome,
      'What the share is of: pages with an AI answer (shown), or answers that were given, refused, unavailable or cut short',
      { label: 'Outcome', role: 'dimension' },
    ),
    ...shareColumns('Share', 'Share of pages with an answer, or of answers that ended so'),
    count: countColumn('Count', 'pages or answers', 'Pages or answers with this outcome'),
    whole: countColumn('Of', 'pages or answers', 'All pages or answers that the share is of'),
    count_sigma: countSigmaColumn('pages or answers', 'count'),
  }),
  primaryKey: ['window_start', 'source', 'surface', 'outcome'],
  derive: (window) =>
    ['answers', 'answer-pages']
      .flatMap((measure) => cellsBy(window.cells(measure), 2).flatMap(sharesOf))
      .filter(({ cell }) => cell.key[2] !== 'none')
      .map(({ cell, whole, share }) => {
        const [source = '', surface = '', outcome] = cell.key;
        return {
          ...windowDays(window),
          source,
          surface,
          outcome: Outcome.parse(outcome),
          ...share,
          count: cell.value,
          whole,
          count_sigma: cell.sigma,
        };
      }),
  chart: {
    by: 'outcome',
    label: 'source',
    value: 'value',
    top: 8,
    title: 'How often there was an AI answer, and what came of it',
  },
});
