import { z } from 'zod';
import { addDays } from '#shared/day.ts';
import type { CompareAnswer } from '../messages/compare.ts';
import { itemsOf } from '../store/item-filter.ts';
import { fetchPublic } from '../upload/fetch-public.ts';
import type { Deps } from './deps.ts';

const dataset = 'youtube-publishers-weekly';
const source = 'youtube';
const shown = 10;

/** As much of the published file as the comparison needs; other columns may come and go. */
const Published = z.object({
  version: z.string(),
  simulated: z.boolean().optional(),
  rows: z.array(
    z.object({
      week_start: z.iso.date(),
      publisher_id: z.string().nullable(),
      publisher_name: z.string(),
      recommendations: z.number().min(0),
    }),
  ),
});

/**
 * Holds the published figures of the newest week beside what this person sent of that week. The file is public and the
 * same for everybody: fetching it tells nothing about anybody.
 */
export async function compareWithPublished({ backend, database }: Deps): Promise<CompareAnswer> {
  const fetched = await fetchPublic(backend, `/datasets/${dataset}/latest/${dataset}.json`);
  if ('failed' in fetched)
    return { outcome: fetched.failed === 'not-found' ? 'nothing-published' : 'offline' };
  const published = Published.safeParse(fetched.json);
  const first = published.data?.rows
    .map((row) => row.week_start)
    .sort()
    .at(-1);
  if (!published.success || !first) return { outcome: 'nothing-published' };
  const last = addDays(first, 6);

  const everybody = new Map<string, number>();
  const names = new Map<string, string>();
  for (const row of published.data.rows.filter((r) => r.week_start === first)) {
    const key = row.publisher_id ?? row.publisher_name;
    names.set(key, row.publisher_name);
    everybody.set(key, (everybody.get(key) ?? 0) + row.recommendations);
  }
  const mine = new Map<string, number>();
  for (const status of ['sent', 'sealed', 'approved', 'waiting', 'kept'] as const)
    await itemsOf(database, status, { source, kind: 'recommendation' }, { since: Date.parse(first) }).each(
      ({ observation: { item, seen } }) => {
        const key = item.publisher.id ?? item.publisher.name;
        if (!key || seen.day < first || seen.day > last) return;
        if (item.publisher.name) names.set(key, item.publisher.name);
        mine.set(key, (mine.get(key) ?? 0) + 1);
      },
    );
  const top = (counts: Map<string, number>) =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, shown)
      .map(([key]) => key);
  const publishers = [...new Set([...top(mine), ...top(everybody)])].map((key) => ({
    name: names.get(key) ?? key,
    everybody: share(everybody, key),
    mine: share(mine, key),
  }));
  const sent = await itemsOf(
    database,
    'sent',
    { source, kind: 'recommendation' },
    { since: Date.parse(first) },
  )
    .filter(({ observation: { seen } }) => seen.day >= first && seen.day <= last)
    .count();
  const { version, simulated = false } = published.data;
  return { outcome: 'compared', release: version, simulated, first, last, mine: sent, publishers };
}

function share(counts: ReadonlyMap<string, number>, key: string): number {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return total === 0 ? 0 : (counts.get(key) ?? 0) / total;
}
