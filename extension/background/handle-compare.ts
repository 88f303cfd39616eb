import { z } from 'zod';
import type { CompareAnswer } from '../messages/compare.ts';
import { itemsOf } from '../store/item-filter.ts';
import { fetchPublic } from '../upload/fetch-public.ts';
import type { Deps } from './deps.ts';

const dataset = 'recommended-publishers';
const source = 'youtube';
const shown = 10;

/** As much of the published file as the comparison needs; other columns may come and go. */
const Published = z.object({
  version: z.string(),
  notice: z.string().optional().describe('Present when the data are made up'),
  rows: z.array(
    z.object({
      window_start: z.iso.date(),
      window_end: z.iso.date(),
      source: z.string(),
      publisher_name: z.string(),
      value: z.number(),
    }),
  ),
});

/**
 * Holds the published figures of the newest four weeks beside what this person sent of these weeks. The file is public and the
 * same for everybody: fetching it tells nothing about anybody.
 */
export async function compareWithPublished({ backend, database }: Deps): Promise<CompareAnswer> {
  const fetched = await fetchPublic(backend, `/datasets/${dataset}/latest/${dataset}.json`);
  if ('failed' in fetched)
    return { outcome: fetched.failed === 'not-found' ? 'nothing-published' : 'offline' };
  const published = Published.safeParse(fetched.json);
  const newest = published.data?.rows
    .filter((row) => row.source === source)
    .sort((a, b) => (a.window_start < b.window_start ? -1 : 1))
    .at(-1);
  if (!published.success || !newest) return { outcome: 'nothing-published' };
  const { window_start: first, window_end: last } = newest;

  const everybody = new Map<string, number>();
  for (const row of published.data.rows)
    if (row.window_start === first && row.source === source)
      everybody.set(row.publisher_name, Math.max(0, row.value));
  const mine = new Map<string, number>();
  for (const status of ['sent', 'sealed', 'approved', 'waiting', 'kept'] as const)
    await itemsOf(database, status, { source, kind: 'recommendation' }, { since: Date.parse(first) }).each(
      ({ observation: { item, seen } }) => {
        const { name } = item.publisher;
        if (name && seen.day >= first && seen.day <= last) mine.set(name, (mine.get(name) ?? 0) + 1);
      },
    );
  const top = (counts: Map<string, number>) =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, shown)
      .map(([key]) => key);
  const publishers = [...new Set([...top(mine), ...top(everybody)])].map((key) => ({
    name: key,
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
  const { version, notice } = published.data;
  return {
    outcome: 'compared',
    release: version,
    simulated: notice !== undefined,
    first,
    last,
    mine: sent,
    publishers,
  };
}

function share(counts: ReadonlyMap<string, number>, key: string): number {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return total === 0 ? 0 : (counts.get(key) ?? 0) / total;
}
