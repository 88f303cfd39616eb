import { z } from 'zod';
import headlineFigures from '../../datasets/headline-figures.ts';
import { problem } from '../../routes/problem.ts';
import { refusals, unchanged } from '../answers.ts';
import { figureRows } from '../figure-rows.ts';
import { giveJson } from '../give-json.ts';
import { defineOperation } from '../operation.ts';

const Figures = z.strictObject({
  dataset: z.literal('headline-figures'),
  version: z.string(),
  notice: z.string().optional().describe('Present when the data are made up'),
  figures: z.array(
    z.strictObject({
      figure: z.string(),
      title: z.string(),
      question: z.string(),
      windows: z.int().describe('How many windows have it'),
      newest: headlineFigures.row.describe('Its row in the newest window'),
    }),
  ),
});

/** Every headline figure, as it is now. */
export default defineOperation({
  id: 'listFigures',
  path: '/api/v1/figures',
  part: 'Figures',
  summary: 'List the headline figures',
  description:
    'Each headline figure with its newest value, interval, number of volunteers, and how many made-up volunteers would move it. What each column means says the codebook of headline-figures.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  answers: [
    {
      status: 200,
      about: 'The figures.',
      media: ['application/json'],
      holds: { name: 'Figures', schema: Figures },
    },
    unchanged,
    refusals.notFound,
    refusals.withdrawn,
  ],
  example: '/api/v1/figures',
  async answer(context, _, world) {
    const found = await figureRows(world);
    if ('refused' in found) return problem(context, found);
    const { about, rows } = found.value;
    const byFigure = Map.groupBy(rows, ({ figure }) => String(figure));
    return giveJson(context, {
      ...about,
      figures: [...byFigure].map(([figure, own]) => {
        const newest = own.at(-1);
        return { figure, title: newest?.title, question: newest?.question, windows: own.length, newest };
      }),
    });
  },
});
