import { addDays } from '#shared/day.ts';

/** A stretch of days in a chart, both ends included, as YYYY-MM-DD in UTC. */
export interface Column {
  first: string;
  last: string;
}

/** Up to so many days a column is one day; above it is a week. */
const mostSingleDays = 90;

/** Whether a period is shown by weeks. */
export function isByWeek(days: number): boolean {
  return days > mostSingleDays;
}

/** The last `days` days up to `today`, the oldest first. Weeks end with today; the oldest may be shorter. */
export function columnsOf(days: number, today: string): Column[] {
  const step = isByWeek(days) ? 7 : 1;
  const begin = addDays(today, 1 - days);
  const columns: Column[] = [];
  for (let last = today; last >= begin; last = addDays(last, -step))
    columns.unshift({ first: addDays(last, 1 - step), last });
  const [oldest] = columns;
  if (oldest) oldest.first = begin;
  return columns;
}

/** Adds rows up by column. Rows of other days count nowhere. */
export function sumByColumn(
  columns: readonly Column[],
  rows: readonly { day: string; n: number }[],
): number[] {
  const byDay = new Map<string, number>();
  for (const { day, n } of rows) byDay.set(day, (byDay.get(day) ?? 0) + n);
  return columns.map(({ first, last }) => {
    let sum = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) sum += byDay.get(day) ?? 0;
    return sum;
  });
}
