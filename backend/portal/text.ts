import frame from './locales/en.json' with { type: 'json' };
import about from './locales/en-about.json' with { type: 'json' };
import datasets from './locales/en-datasets.json' with { type: 'json' };
import front from './locales/en-front.json' with { type: 'json' };
import stories from './locales/en-stories.json' with { type: 'json' };

const en = { ...frame, ...front, ...datasets, ...stories, ...about };

/** Name of a sentence in the portal's language files. */
export type TextKey = keyof typeof en;

/** A sentence from the language files, with `{name}` replaced. Not escaped: the html template does that. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return en[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A whole number with thousands separators. */
export function formatCount(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

/** A size in bytes, in the largest unit that keeps it above 1. Units are powers of 1000. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** A day (YYYY-MM-DD) in words. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** A day in few letters, for the axis of a chart. */
export function formatShortDay(day: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  }).format(day);
}

/** From one day to another, both YYYY-MM-DD, in as few words as that takes. */
export function formatSpan(from: string, until: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    new Date(from),
    new Date(until),
  );
}

/** A share between 0 and 1 as a percentage. */
export function formatShare(share: number): string {
  return new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(
    share,
  );
}

/** A rate, or any other number that is neither a count nor a share, to three significant digits. */
export function formatRate(rate: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(rate);
}
