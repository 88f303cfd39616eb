import { z } from 'zod';
import { Day } from '#shared/observations/fields.ts';
import { Withheld } from '../measure/measured-window.ts';

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

/** How one measure was bounded and protected. */
const MeasureProtection = z.strictObject({
  id: z.string(),
  about: z.string(),
  table: z.enum(['A', 'B', 'C', 'M']),
  cells: count.describe('Most cells that one contributor counts in'),
  each: count.describe('Most that one contributor adds to a cell'),
  sigma: z.number().describe('Standard deviation of the noise'),
  rho: z.string().describe('Part of the privacy budget in one window (zCDP), as a fraction'),
  published: count.describe('Cells in the newest window'),
  simultaneous: z
    .number()
    .describe('Multiply half of an interval by it, and 95 % holds for all of these cells at once (Sidak)'),
});
export type MeasureProtection = z.infer<typeof MeasureProtection>;

/** One window of a release. */
const ReleaseWindow = z.strictObject({
  from: Day,
  until: Day,
  closed: Day.describe('Last day of receipt that counts'),
  measured: Day,
  coarse: z.boolean().describe('Too few contributors: nothing that the data name was measured'),
  active: z.int().describe('Contributors in the busiest week, with noise'),
  activeSigma: z.number(),
});

/** `manifest.json`: everything about one release that a machine may want to check, and all its page is made of. */
export const Manifest = z.strictObject({
  notice: z.string().optional().describe('Present, and first, when the data are made up'),
  format: z.literal('daylight-release/2'),
  dataset: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  version: z.string(),
  title: z.string(),
  question: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  sources: z.array(z.string()),
  study: z.string().describe('Study whose volunteers donated'),
  simulated: z.boolean().describe('true when the volunteers are made up'),
  created: z.iso.date().describe('Day of the release (UTC)'),
  software: z.string().describe('What made it, and can make it again from measurements.json'),
  contact: z.string().nullable().describe('How to reach whoever runs the study'),
  address: z.string().nullable().describe('Where the portal stood on that day, without a slash at the end'),
  windows: z.array(ReleaseWindow).min(1).describe('Oldest first'),
  rows: count,
  protection: z.strictObject({
    by: z
      .enum(['noise', 'consent'])
      .describe('noise: bounded and noised; consent: texts that each writer agreed to publish'),
    profile: z.string(),
    unit: z.string().describe('Whom it protects'),
    statement: z.string().describe('In one paragraph, for people'),
    selection: z
      .strictObject({
        atLeast: count.describe('Fewest different people behind a row'),
        threshold: count.describe('Smallest value with noise'),
        delta: z.number(),
      })
      .nullable()
      .describe('null where rows are named by keys that everybody knows'),
    measures: z.array(MeasureProtection),
    windowRho: z
      .string()
      .describe('Spent on everything that was measured in the newest window, as a fraction'),
    yearlyRho: z.number().describe('Most that may be spent in a year'),
    epsilon: z.number().describe('Of a whole year, at `delta`'),
    delta: z.number(),
  }),
  withheld: z.array(Withheld.extend({ window: Day })),
  coverage: z.string(),
  knownBiases: z.array(z.string()),
  rulePacks: z.array(z.string()).describe('Rule packs at the time of the release, as source@version'),
  chart: z.strictObject({
    by: z.string().nullable(),
    label: z.string(),
    value: z.string(),
    top: z.int().min(1).max(50),
    title: z.string(),
  }),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      type: z.enum(['date', 'string', 'integer', 'number', 'boolean']),
      nullable: z.boolean(),
      description: z.string(),
      missing: z.string().nullable().describe('What it means that there is no value'),
      unit: z.string().nullable(),
      role: z.enum([
        ...(['period', 'dimension', 'identifier', 'name', 'text', 'count', 'share', 'rate'] as const),
        ...(['uncertainty', 'flag', 'told'] as const),
      ]),
      since: z.string().describe('Version of the dataset that it is there since'),
      minimum: z.number().nullable(),
      maximum: z.number().nullable(),
      pattern: z.string().nullable(),
      allowed: z.array(z.string()).nullable().describe('All values there are'),
      freeText: z.boolean(),
    }),
  ),
  primaryKey: z.array(z.string()),
  files: z.array(ReleaseFile),
});
export type Manifest = z.infer<typeof Manifest>;

/** A manifest before its files exist: what all the files are written from. */
export type ReleaseFacts = Omit<Manifest, 'files'>;
