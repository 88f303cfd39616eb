import { z } from 'zod';
import headlineFigures from '../../datasets/headline-figures.ts';
import { refuse } from '../../ingest/outcome.ts';
import { problem } from '../../routes/problem.ts';
import { refusals, unchanged } from '../answers.ts';
import { figureRows } from '../figure-rows.ts';
import { Slug } from '../find-release.ts';
import { giveJson } from '../give-json.ts';
import { defineOperation } from '../operation.ts';

const FigureSeries = z.strictObject({
  dataset: z.literal('headline-figures'),
  version: z.string(),
  notice: z.string().optional().describe('Present when the data are made up'),
  figure: z.string(),
  series: z.array(headlineFigures.row).describe('One row a window of four weeks, oldest first'),
});

/** One headline figure over time. */
export default defineOperation({
  id: 'readFigure',
  path: '/api/v1/figures/{figure}',
  part: 'Figures',
  summary: 'One headline figure over time',
  description: 'The series of a figure: one row a window, as in the dataset headline-figures.',
  params: z.strictObject({ figure: Slug.describe('Short name of the figure') }),
  query: z.strictObject({}),
  answers: [
    {
      status: 200,
      about: 'The series.',
      media: ['application/json'],
      holds: { name: 'FigureSeries', schema: FigureSeries },
    },
    unchanged,
    refusals.notFound,
    refusals.withdrawn,
  ],
  example: '/api/v1/figures/youtube-ads',
  async answer(context, { params: { figure } }, world) {
    const found = await figureRows(world);
    if ('refused' in found) return problem(context, found);
    const { about, rows } = found.value;
    const series = rows.filter((row) => row.figure === figure);
    return series.length === 0
      ? problem(context, refuse('not_found', `There is no figure "${figure}".`))
      : giveJson(context, { ...about, figure, series });
  },
});
