import { z } from 'zod';
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

const Of = z.enum(['pages', 'items']);
const pageStates = ['newest-rules', 'older-rules', 'broken'] as const;
const itemStates = ['complete', 'incomplete', 'failed', 'withheld', 'overflow'] as const;
const State = z.enum([...pageStates, ...itemStates]);
const states = { pages: pageStates, items: itemStates };
const newest = publicSources.map(({ source, version }) => `'${source}@${version}'`).join(', ');

export default defineDataset({
  slug: 'data-quality',
  title: 'How well pages were read',
  question: 'How much of what stood on the pages could be read at all, and where did a site break that?',
  description:
    "One row is one state that pages or items of a platform were in during four weeks. Pages: read by the newest rules, by older rules, or looking as if the site had changed (broken). Items: read completely, read without a field that is usually there, not readable (failed), only counted since they may be a private person's (withheld), or beyond the 200 that are looked at on a page (overflow). The share is that of an average volunteer.",
  schemaVersion: 1,
  keywords: ['data quality', 'coverage', 'breakage', 'data donation', 'web measurement'],
  sources: [],
  coverage:
    'All pages that volunteers opened on the sites that they switched on, and all items that were found there, seen or not. Pages that no rule looks at are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: their browsers, languages and versions of a site differ from those of others.',
    'Of each volunteer about 8 pages and 8 items count on a platform, states cut in the same proportion, and at most 40 rows of a window, drawn by lot.',
    'A site can change so that rules find nothing and nothing looks broken: compare the number of items with windows before.',
    'The newest rules are those that the server knew when the window was measured.',
  ],
  measures: [
    {
      id: 'quality',
      about: 'Pages and items, by platform and how well they were read',
      table: 'B',
      from: 'counts',
      where: `which like 'pages-%' or which like 'items-%'`,
      key: [
        { name: 'source', sql: 'source' },
        { name: 'of', sql: 'left(which, 5)' },
        {
          name: 'state',
          sql: `case when which <> 'pages-sound' then substring(which, 7)
            when rules in (${newest}) then 'newest-rules' else 'older-rules' end`,
        },
      ],
      amount: 'n',
      cells: 40,
      each: 8,
      together: ['source', 'of'],
      keys: ({ sources }) =>
        sources.flatMap(({ source }) =>
          Of.options.flatMap((of) => states[of].map((state) => [source, of, state])),
        ),
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Platform that was read'),
    of: column(Of, 'What is counted: page views, or items found on them', {
      label: 'Of',
      role: 'dimension',
    }),
    state: column(State, 'How well they were read', { label: 'State', role: 'dimension' }),
    ...shareColumns('Share', 'Share of the pages or items that were in this state'),
    count: countColumn('Count', 'pages or items', 'Pages or items in this state'),
    whole: countColumn('Of', 'pages or items', 'All pages or items of the platform'),
    count_sigma: countSigmaColumn('pages or items', 'count'),
  }),
  primaryKey: ['window_start', 'source', 'of', 'state'],
  derive: (window) =>
    cellsBy(window.cells('quality'), 2)
      .flatMap(sharesOf)
      .map(({ cell, whole, share }) => {
        const [source = '', of, state] = cell.key;
        return {
          ...windowDays(window),
          source,
          of: Of.parse(of),
          state: State.parse(state),
          ...share,
          count: cell.value,
          whole,
          count_sigma: cell.sigma,
        };
      }),
  chart: {
    by: 'state',
    label: 'source',
    value: 'value',
    top: 8,
    title: 'How well pages and items were read',
  },
});
