import { z } from 'zod';
import { problem } from '../../routes/problem.ts';
import { refusals, unchanged } from '../answers.ts';
import { askRows, mostRows } from '../ask-rows.ts';
import { findRelease, refuseIfWithdrawn, Slug, Version } from '../find-release.ts';
import { giveRows } from '../give-rows.ts';
import { defineOperation } from '../operation.ts';
import { conditionForm } from '../row-conditions.ts';

const Rows = z.strictObject({
  dataset: z.string(),
  version: z.string(),
  notice: z.string().optional().describe('Present when the data are made up'),
  licence: z.string(),
  total: z.int().describe('Rows that fit, in this answer or not'),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  next: z.string().nullable().describe('Cursor of what comes after; null: this is all'),
});

const listed = z.string().min(1).max(1000);

/** What can be asked of rows. */
const RowsQuery = z.strictObject({
  version: Version.optional(),
  where: z
    .array(z.string().max(500))
    .max(10)
    .optional()
    .describe(`A condition, all of which must hold: ${conditionForm} Can be given ten times`),
  columns: listed.optional().describe('Names of columns with commas between them; all of them by default'),
  order: listed
    .optional()
    .describe('Columns to sort by, with commas between them, `-` before one for largest first'),
  limit: z.coerce.number().int().min(1).max(mostRows).default(100).describe('Rows in one answer, at most'),
  cursor: z.string().max(200).optional().describe('Where to go on: `next` of the answer before'),
  format: z.enum(['json', 'ndjson', 'csv']).default('json').describe('How rows are written'),
});

/** Rows of a published table, as somebody asks for them. */
export default defineOperation({
  id: 'readRows',
  path: '/api/v1/datasets/{slug}/rows',
  part: 'Rows',
  summary: 'Ask for rows',
  description:
    'Rows of the published table: filtered, sorted, some columns, page by page. Every number in it has its noise and has been paid for, so asking spends nothing and tells nothing that the files do not. For all rows, download a file. The header `Link` names the next page (`next`) and the codebook (`describedby`). A cursor stays with the version that it began in.',
  params: z.strictObject({ slug: Slug }),
  query: RowsQuery,
  answers: [
    {
      status: 200,
      about: 'The rows.',
      media: ['application/json', 'application/x-ndjson', 'text/csv; charset=utf-8'],
      holds: { name: 'Rows', schema: Rows },
    },
    unchanged,
    refusals.notFound,
    refusals.withdrawn,
    refusals.invalid,
    refusals.tooMany,
  ],
  example: '/api/v1/datasets/headline-figures/rows?where=fragile:eq:false&order=-value&limit=5',
  async answer(context, { params: { slug }, query }, world) {
    const place = askRows(slug, query);
    if ('refused' in place) return problem(context, place);
    const found = await findRelease(world, slug, place.value.version);
    if ('refused' in found) return problem(context, found);
    const { release } = found.value;
    const withdrawn = refuseIfWithdrawn(release);
    if ('refused' in withdrawn) return problem(context, withdrawn);
    const page = await place.value.take(release.manifest, () => world.rows.of(release));
    return 'refused' in page
      ? problem(context, page)
      : giveRows(context, release.manifest, page.value, query, world.baseUrl);
  },
});
