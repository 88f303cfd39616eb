import { z } from 'zod';
import { Day } from '#shared/observations/fields.ts';

const whole = z.int();

/** One cell: its key, the week of the window (from 0) in weekly tables, and its value with noise, which may be negative. */
export const MeasuredCell = z.strictObject({
  key: z.array(z.string()).min(1).max(4),
  week: z.int().min(0).max(3),
  value: whole,
});
export type MeasuredCell = z.infer<typeof MeasuredCell>;

/** Everything that one measure gave in one window, and how it was bounded and protected. */
export const MeasuredTable = z.strictObject({
  about: z.string(),
  table: z.enum(['A', 'B', 'C']),
  keyNames: z.array(z.string()),
  bound: z.strictObject({
    cells: whole.describe('Most cells that one contributor counts in'),
    each: whole.describe('Most that one contributor adds to a cell'),
  }),
  sigmaSquared: whole.describe('Variance of the noise'),
  cells: z.array(MeasuredCell),
});
export type MeasuredTable = z.infer<typeof MeasuredTable>;

/** A headline figure in one window: contributors by their share, in twenty bins, with noise. */
export const MeasuredFigure = z.strictObject({
  title: z.string(),
  question: z.string(),
  words: z.strictObject({ counted: z.string(), among: z.string() }),
  digest: z.string().describe('SHA-256 of its definition'),
  registered: Day.describe('Day on which that definition was put on record, before the window began'),
  sigmaSquared: whole,
  edges: z.array(whole).length(21).describe('Edges of the bins, in thousandths; registered with it'),
  bins: z.array(whole).length(20),
});
export type MeasuredFigure = z.infer<typeof MeasuredFigure>;

/** Something that two reviewers withheld from a window. */
export const Withheld = z.strictObject({
  measure: z.string(),
  reason: z.string(),
  reviewers: z.array(z.string()).length(2),
  day: Day,
});
export type Withheld = z.infer<typeof Withheld>;

/**
 * What was measured of one study in one window, with noise: made once, kept for ever, and all that releases are made of.
 * Nothing in it is exact but what everybody may know.
 */
export const MeasuredWindow = z.strictObject({
  format: z.literal('daylight-window/1'),
  study: z.string(),
  simulated: z.boolean(),
  profile: z.string(),
  from: Day,
  until: Day,
  closed: Day.describe('Last day of receipt that counts; later donations count in the next window'),
  measured: Day,
  active: z.array(whole).length(4).describe('Contributors that were active, by week, with noise'),
  activeSigmaSquared: whole,
  coarse: z.boolean().describe('Too few contributors: nothing that the data name was measured'),
  spent: z.strictObject({
    rho: z
      .string()
      .regex(/^\d+\/\d+$/)
      .describe('Exact, as a fraction'),
    delta: z.number(),
    tables: z.array(z.string()),
  }),
  withheld: z.array(Withheld),
  measures: z.record(z.string(), MeasuredTable),
  figures: z.record(z.string(), MeasuredFigure),
});
export type MeasuredWindow = z.infer<typeof MeasuredWindow>;
