import { z } from 'zod';

/** What a partner asks of one window. */
export const ExhibitsQuery = z.strictObject({
  study: z.string().max(100).describe('The study'),
  window: z.iso.date().describe('Any day of the window of four weeks; it must be closed'),
  format: z
    .enum(['ndjson', '4cat', '4cat-csv'])
    .optional()
    .describe('One record a line (`ndjson`, by default), or the same in the form that 4CAT imports'),
});

/** What a partner asks of the exact cells of one window. */
export const CellsQuery = z.strictObject({
  study: ExhibitsQuery.shape.study,
  window: ExhibitsQuery.shape.window,
  measure: z.string().max(40).optional().describe('One measure by its id, as in a manifest; all by default'),
  format: z.enum(['ndjson', 'csv']).optional().describe('How the table is written; `ndjson` by default'),
});
