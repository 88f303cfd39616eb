import type { Exposure } from '#shared/observations/exposure.ts';
import type { Database } from './database.ts';
import type { ExposureRow } from './rows.ts';

/** Keeps the counts of a page view; totals replace earlier totals of the same page view. */
export async function keepCounts(database: Database, rows: readonly ExposureRow[]): Promise<void> {
  await database.transaction('rw', database.exposures, async () => {
    for (const row of rows) {
      const there = await database.exposures.get([row.pageView, row.surface]);
      if (!there?.batchId) await database.exposures.put({ ...row, day: there?.day ?? row.day });
    }
  });
}

/** Counts of days before `today`, added up by source, surface, day and rules. Today's are still growing. */
export async function finishedExposures(database: Database, today: string): Promise<Exposure[]> {
  const sums = new Map<string, Exposure>();
  const rows = await database.exposures
    .where('[batchId+day]')
    .between(['', ''], ['', today], true, false)
    .toArray();
  for (const row of rows) {
    const { source, surface, day, rules } = row;
    const key = JSON.stringify([source, surface, day, rules]);
    const sum = sums.get(key) ?? { ...zero, source, surface, day, rules };
    for (const name of counted) sum[name] += row[name];
    sum.pages += 1;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

const counted = ['containers', 'items', 'visible', 'parsed', 'failed'] as const;
const zero = { pages: 0, containers: 0, items: 0, visible: 0, parsed: 0, failed: 0 };
