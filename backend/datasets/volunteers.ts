import { z } from 'zod';
import { Kind } from '#shared/observations/kind.ts';
import { weeksOf, windowOf } from '../aggregate/window.ts';
import { kindsOf } from '../measure/public-sources.ts';
import { column, sourceOrAllColumn, uncertaintyColumns, windowColumns } from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { measured, windowDays } from '../publish/fill-columns.ts';

const all = 'all';
const KindOrAll = z.enum([all, ...Kind.options]);

export default defineDataset({
  slug: 'volunteers',
  title: 'How many take part',
  question: 'How many people does all of this rest on, week by week, and on which sites?',
  description:
    'One row is one week: how many volunteers whose browser read at least one page (both columns "all"), or who saw a kind of thing on a platform. Every number has noise of its own, so they do not add up exactly, and can be below zero where hardly anybody takes part.',
  schemaVersion: 1,
  keywords: ['data donation', 'participation', 'denominators', 'citizen science'],
  sources: [],
  coverage:
    'Volunteers who joined at least two weeks before the end of the window and were active on three days or more, and who have not left. A person with two browsers counts twice.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and nothing is weighted.',
    'By platform and kind each volunteer counts in at most 4 rows of a week, drawn by lot: those numbers are lower than the people who saw it. The rows for "all" are not cut.',
    'People who joined only just before are not in it yet.',
  ],
  measures: [
    {
      id: 'active',
      about: 'Contributors whose browser read a page in the week',
      table: 'C',
      from: 'exposed',
      where: 'pages > 0',
      key: [{ name: 'who', sql: `'active'` }],
      cells: 1,
      each: 1,
      keys: () => [['active']],
    },
    {
      id: 'people-by-kind',
      about: 'Contributors who saw a kind of thing on a platform in the week',
      table: 'C',
      from: 'seen',
      key: [
        { name: 'source', sql: 'source' },
        { name: 'kind', sql: 'kind' },
      ],
      cells: 4,
      each: 1,
      keys: ({ sources }) => sources.flatMap((one) => kindsOf(one).map((kind) => [one.source, kind])),
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    week_start: column(z.iso.date(), 'First day (Monday) of the week that the row speaks of, in UTC', {
      label: 'Week begins',
      unit: 'day (UTC)',
      role: 'period',
    }),
    source: sourceOrAllColumn('Platform that they saw something on'),
    kind: column(KindOrAll, 'What they saw there; "all" stands for whatever it was', {
      label: 'Kind',
      role: 'dimension',
    }),
    value: column(z.int(), 'Volunteers, bounded, with noise', {
      label: 'Volunteers',
      unit: 'volunteers',
      role: 'count',
    }),
    ...uncertaintyColumns,
  }),
  primaryKey: ['window_start', 'week_start', 'source', 'kind'],
  derive: (window) => {
    const weeks = weeksOf(windowOf(window.from));
    const everybody = window.cells('active').map((cell) => ({ ...cell, key: [all, all] }));
    return [...everybody, ...window.cells('people-by-kind')].map((cell) => {
      const [source = '', kind] = cell.key;
      return {
        ...windowDays(window),
        week_start: weeks[cell.week] ?? window.from,
        source,
        kind: KindOrAll.parse(kind),
        ...measured(cell),
      };
    });
  },
  chart: {
    by: 'kind',
    label: 'source',
    value: 'value',
    top: 8,
    title: 'Volunteers in a week',
  },
});
