import { z } from 'zod';
import type { ColumnMeta } from './define-dataset.ts';

/** A column: its schema with a description and the rest of its line in the codebook. */
export function column<T extends z.ZodType>(schema: T, description: string, meta: ColumnMeta): T {
  return schema.describe(description).meta({ ...meta }) as T;
}

/** First and last day of the window; the first columns of every dataset. */
export const windowColumns = {
  window_start: column(z.iso.date(), 'First day (Monday) of the four weeks that the row speaks of, in UTC', {
    label: 'Window begins',
    unit: 'day (UTC)',
    role: 'period',
  }),
  window_end: column(z.iso.date(), 'Last day (Sunday) of these four weeks, in UTC', {
    label: 'Window ends',
    unit: 'day (UTC)',
    role: 'period',
  }),
};

/** The columns that every measured number comes with. */
export const uncertaintyColumns = {
  sigma: column(z.number().min(0), 'Standard deviation of the random noise that was added to value', {
    label: 'Noise (sigma)',
    unit: 'as value',
    role: 'uncertainty',
  }),
  ci95_low: column(
    z.number(),
    'Lower end of the range that holds the value without noise in 95 of 100 cases. It speaks of the noise alone: not of the bounds, and not of who volunteers',
    { label: '95 % from', unit: 'as value', role: 'uncertainty' },
  ),
  ci95_high: column(z.number(), 'Upper end of that range', {
    label: '95 % to',
    unit: 'as value',
    role: 'uncertainty',
  }),
};

/** Of rows that are named by the data: whether they only just appear. */
export const nearThreshold = column(
  z.boolean(),
  'true when the value is so close to the smallest one that is published that it tends to be too high',
  { label: 'Near the threshold', role: 'flag' },
);
