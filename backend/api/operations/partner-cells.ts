import { z } from 'zod';
import { paths } from '#shared/wire/paths.ts';
import { CellsQuery } from '../../partner/partner-query.ts';
import { refusals } from '../answers.ts';
import { defineOperation } from '../operation.ts';

/** Exact cells, for partners; answered in backend/routes. */
export default defineOperation({
  id: 'partnerCells',
  path: paths.partnerCells,
  part: 'Partners',
  summary: 'Exact cells of a closed window',
  description:
    'What releases count, without noise and bounds, of at least 20 different contributors a cell. Confidential and not for publication; every access is on record. Needs a key with the scope `cells`. One access at a time for each key, so many an hour, and so many rows a day.',
  params: z.strictObject({}),
  query: CellsQuery,
  answers: [
    {
      status: 200,
      about: 'First what it is and for whom, then one cell a line.',
      media: ['application/x-ndjson', 'text/csv; charset=utf-8'],
    },
    refusals.noKey,
    refusals.noScope,
    refusals.ended,
    refusals.invalid,
    refusals.tooMany,
  ],
  example: '/v1/partner/cells?study=daylight&window=2026-10-05&format=csv',
  scope: 'cells',
});
