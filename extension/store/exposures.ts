import { addDays } from '#shared/day.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import { limits } from '#shared/wire/limits.ts';
import { countedTime } from './clock.ts';
import type { Database } from './database.ts';
import type { ExposureRow } from './rows.ts';
import type { CountsChange } from './surface-history.ts';

/** Counts older than this stay here, in days: the server might refuse them by the time they arrive. */
const oldestDays = limits.oldestDays - 10;

/**
 * Keeps the counts of a page view; totals replace earlier totals of the same page view.
 * @returns what that changed
 */
export function keepCounts(database: Database, rows: readonly ExposureRow[]): Promise<CountsChange[]> {
  return database.transaction('rw', database.exposures, database.memos, async () => {
    const now = await countedTime(database);
    const changes: CountsChange[] = [];
    for (const row of rows) {
      const there = await database.exposures.get([row.pageView, row.surface]);
      if (there?.batchId) continue;
      const after = { ...row, day: there?.day ?? row.day, at: there?.at ?? now };
      await database.exposures.put(after);
      changes.push({ before: there, after });
    }
    return changes;
  });
}

/**
 * Counts of days before `today`, added up by source, surface, day and rules. Today's are still growing.
 * @param isSendable whether a page view may be counted: a day tells too little of what was agreed to when
 */
export async function finishedExposures(
  database: Database,
  today: string,
  isSendable: (row: ExposureRow & { at: number }) => boolean,
): Promise<Exposure[]> {
  const sums = new Map<string, Exposure>();
  const layouts = new Map<string, string[]>();
  const found = await database.exposures
    .where('[batchId+day]')
    .between(['', addDays(today, -oldestDays)], ['', today], true, false)
    .toArray();
  const rows = found.filter((row) => row.at !== undefined && isSendable({ ...row, at: row.at }));
  for (const row of rows) {
    const { source, surface, day, rules } = row;
    const key = JSON.stringify([source, surface, day, rules]);
    const sum = sums.get(key) ?? { ...zero, source, surface, day, rules };
    for (const name of counted) sum[name] += row[name] ?? 0;
    sum.pages += 1;
    sums.set(key, sum);
    if (row.layout) layouts.set(key, [...(layouts.get(key) ?? []), row.layout]);
  }
  return [...sums].map(([key, sum]) => ({ ...sum, layout: mostFrequent(layouts.get(key) ?? []) }));
}

function mostFrequent(values: readonly string[]): string | null {
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].reduce<[string | null, number]>((a, b) => (b[1] > a[1] ? b : a), [null, 0])[0];
}

const counted = [
  'containers',
  'items',
  'visible',
  'parsed',
  'failed',
  'withheld',
  'incomplete',
  'overflow',
  'broken',
] as const;
const zero = {
  pages: 0,
  ...(Object.fromEntries(counted.map((name) => [name, 0])) as Record<(typeof counted)[number], number>),
  layout: null,
};
