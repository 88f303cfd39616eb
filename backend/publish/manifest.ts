import { z } from 'zod';

const count = z.int().min(0);

/** One file of a release. */
export const ReleaseFile = z.strictObject({
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/)
    .describe('Name within the release'),
  about: z.string().describe('What the file is'),
  mediaType: z.string(),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** `manifest.json`: everything about one release that a machine may want to check, and all its page is made of. */
export const Manifest = z.strictObject({
  notice: z.string().optional().describe('Present, and first, when the data are made up'),
  format: z.literal('daylight-release/1'),
  dataset: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  version: z.string(),
  title: z.string(),
  question: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  study: z.string().describe('Study whose volunteers donated'),
  simulated: z.boolean().describe('true when the volunteers are made up'),
  created: z.iso.date().describe('Day of the release (UTC)'),
  window: z.strictObject({
    from: z.iso.date().nullable().describe('Earliest period with a row'),
    until: z.iso.date().describe('Last day whose donations could count'),
  }),
  rows: count,
  protection: z.strictObject({
    minContributors: z.int().min(20).describe('Fewest different people behind a row'),
    suppressedCells: count.describe('Rows held back because fewer people stand behind them'),
    suppressedContributions: count
      .nullable()
      .describe('Contributors summed over them; null when too few were held back to tell safely'),
    noise: z.string().describe('Name of the noise mechanism'),
    statement: z.string(),
  }),
  unnamed: z.strictObject({
    cells: count.describe('Groups left out because they name nothing'),
    total: count.describe('Sum over them of the column that `of` names'),
    of: z.string(),
    statement: z.string(),
  }),
  coverage: z.string(),
  knownBiases: z.array(z.string()),
  rulePacks: z.array(z.string()).describe('Rule packs that read the pages, as source@version'),
  chart: z.strictObject({
    period: z.string(),
    complete: z.string(),
    by: z.string(),
    label: z.string(),
    value: z.string(),
    top: z.int().min(1).max(50),
    title: z.string(),
  }),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['date', 'string', 'integer', 'number', 'boolean']),
      nullable: z.boolean(),
      description: z.string(),
      unit: z.string().nullable(),
      role: z.enum(['period', 'dimension', 'identifier', 'name', 'count', 'share', 'flag']),
      minimum: z.number().nullable(),
      maximum: z.number().nullable(),
      pattern: z.string().nullable(),
      freeText: z.boolean(),
    }),
  ),
  primaryKey: z.array(z.string()),
  files: z.array(ReleaseFile),
});
export type Manifest = z.infer<typeof Manifest>;

/** A manifest before its files exist: what all the files are written from. */
export type ReleaseFacts = Omit<Manifest, 'files'>;
