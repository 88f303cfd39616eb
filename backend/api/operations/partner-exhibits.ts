import { z } from 'zod';
import { paths } from '#shared/wire/paths.ts';
import { ExhibitsQuery } from '../../partner/partner-query.ts';
import { refusals } from '../answers.ts';
import { defineOperation } from '../operation.ts';

/** Records that people may read, for partners; answered in backend/routes. */
export default defineOperation({
  id: 'partnerExhibits',
  path: paths.partnerExhibits,
  part: 'Partners',
  summary: 'Records that people may read',
  description:
    'Single observations whose owners agreed that people read them, under names that hold for this export alone. Confidential and not for publication; every access is on record, with how many records were handed out. Needs a key with the scope `exhibits`. The formats `4cat` and `4cat-csv` are for 4CAT.',
  params: z.strictObject({}),
  query: ExhibitsQuery,
  answers: [
    {
      status: 200,
      about: 'One record a line.',
      media: ['application/x-ndjson', 'text/csv; charset=utf-8'],
    },
    refusals.noKey,
    refusals.noScope,
    refusals.ended,
    refusals.invalid,
    refusals.tooMany,
  ],
  example: '/v1/partner/exhibits?study=daylight&window=2026-10-05&format=4cat',
  scope: 'exhibits',
});
