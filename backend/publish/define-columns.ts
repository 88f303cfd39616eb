import { z } from 'zod';
import { SourceId } from '#shared/observations/fields.ts';
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

/** The platform that a row speaks of. */
export function sourceColumn(description: string): typeof SourceId {
  return column(SourceId, description, { label: 'Platform', role: 'dimension' });
}

/** The platform, or `all` for all of them together. */
export function sourceOrAllColumn(description: string): z.ZodString {
  return column(
    z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    `${description}; "all" stands for all of them together`,
    { label: 'Platform', role: 'dimension' },
  );
}

const tooNoisy =
  'The number that it is a part of is less than four standard deviations of its noise, so that a share of it says nothing';

/** A share with its interval; all four are missing when too little was seen. */
export function shareColumns(label: string, description: string) {
  return {
    value: column(z.number().min(0).max(1).nullable(), description, {
      label,
      unit: 'share (0 to 1)',
      role: 'share',
      missing: tooNoisy,
    }),
    ...noisyQuotientColumns('share (0 to 1)', tooNoisy),
  };
}

/** Noise and interval of a value that is a quotient of two numbers with noise. */
export function noisyQuotientColumns(unit: string, missing: string) {
  return {
    sigma: column(
      z.number().min(0).nullable(),
      'Standard deviation that the random noise in both numbers gives to value, about (delta method)',
      { label: 'Noise (sigma)', unit, role: 'uncertainty', missing },
    ),
    ci95_low: column(
      z.number().min(0).nullable(),
      'Lower end of the range that holds the value without noise in 95 of 100 cases (Fieller), cut at 0. It speaks of the noise alone: not of the bounds, and not of who volunteers',
      { label: '95 % from', unit, role: 'uncertainty', missing },
    ),
    ci95_high: column(z.number().min(0).nullable(), 'Upper end of that range', {
      label: '95 % to',
      unit,
      role: 'uncertainty',
      missing,
    }),
  };
}

/** A count that a share was made of, with its own noise. */
export function countColumn(label: string, unit: string, description: string): z.ZodInt {
  return column(z.int(), `${description}, bounded, with noise; can be below zero`, {
    label,
    unit,
    role: 'count',
  });
}

/** The noise of the counts that a share was made of. */
export function countSigmaColumn(unit: string, of: string): z.ZodNumber {
  return column(z.number().min(0), `Standard deviation of the random noise that was added to ${of}`, {
    label: 'Noise of the counts',
    unit,
    role: 'uncertainty',
  });
}
