import type { Database } from './database.ts';
import type { PageRow } from './rows.ts';

/** How long pages are remembered for a story, in milliseconds: one day. */
export const pageLifetime = 24 * 60 * 60 * 1000;

/** Remembers pages of opted-in sites, and forgets old ones. */
export async function keepPage(database: Database, page: PageRow): Promise<void> {
  await database.transaction('rw', database.pages, async () => {
    if (await database.pages.get(page.pageView)) return;
    await database.pages.add(page);
    await database.pages
      .where('at')
      .below(page.at - pageLifetime)
      .delete();
  });
}

/** The last pages, oldest first. */
export async function lastPages(database: Database, limit: number, now: number): Promise<PageRow[]> {
  const rows = await database.pages
    .where('at')
    .above(now - pageLifetime)
    .reverse()
    .limit(limit)
    .toArray();
  return rows.reverse();
}
