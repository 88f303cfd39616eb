import { z } from 'zod';
import { SurfaceId } from '#shared/observations/fields.ts';
import { Kind } from '#shared/observations/kind.ts';
import { daysOf } from '../aggregate/window.ts';
import { column, sourceColumn, uncertaintyColumns, windowColumns } from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { measured, windowDays } from '../publish/fill-columns.ts';

export default defineDataset({
  slug: 'exposure-by-day',
  title: 'What was shown, day by day',
  question:
    'How much do platforms recommend, advertise and answer, on which part of the page, and on which day?',
  description:
    'One row is one kind of thing on one part of a platform on one day: how many of them volunteers really saw. There is a row for every part that can be read, also where nothing was seen; such a row holds noise alone, and can be below zero.',
  schemaVersion: 1,
  keywords: ['exposure', 'recommender systems', 'online advertising', 'AI answers', 'data donation'],
  sources: [],
  coverage:
    'Everything that volunteers saw on the sites that they switched on: half of it in view for one second. Apps, television sets and private windows are not in it.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and nothing is weighted.',
    'Of each volunteer at most 80 rows count in a window, drawn by lot, and at most 8 things in each: heavy users are cut.',
    'Things that arrived after their window had closed stand on the first day of the next.',
  ],
  measures: [
    {
      id: 'shown-by-day',
      about: 'Things that were seen, by platform, part of the page, kind and day',
      table: 'B',
      from: 'seen',
      key: [
        { name: 'source', sql: 'source' },
        { name: 'surface', sql: 'surface' },
        { name: 'kind', sql: 'kind' },
        { name: 'day', sql: 'day::text' },
      ],
      cells: 80,
      each: 8,
      keys: ({ window, sources }) =>
        sources.flatMap(({ source, surfaces }) =>
          surfaces.flatMap(({ id, kinds }) =>
            kinds.flatMap((kind) => daysOf(window).map((day) => [source, id, kind, day])),
          ),
        ),
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    day: column(z.iso.date(), 'Day on which it was seen, in UTC', {
      label: 'Day',
      unit: 'day (UTC)',
      role: 'period',
    }),
    source: sourceColumn('Platform that showed it'),
    surface: column(SurfaceId, 'Part of the platform that showed it', {
      label: 'Part of the page',
      role: 'dimension',
    }),
    kind: column(Kind, 'What was shown', { label: 'Kind', role: 'dimension' }),
    value: column(z.int(), 'Things seen by all volunteers together, bounded, with noise', {
      label: 'Things seen',
      unit: 'things',
      role: 'count',
    }),
    ...uncertaintyColumns,
  }),
  primaryKey: ['window_start', 'source', 'surface', 'kind', 'day'],
  derive: (window) =>
    window.cells('shown-by-day').map((cell) => {
      const [source = '', surface = '', kind, day = ''] = cell.key;
      return { ...windowDays(window), day, source, surface, kind: Kind.parse(kind), ...measured(cell) };
    }),
  chart: {
    by: 'kind',
    label: 'surface',
    value: 'value',
    top: 8,
    title: 'What was seen most on one day',
  },
});
