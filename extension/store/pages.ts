import type { Database } from './database.ts';
import type { PageRow } from './rows.ts';

/** How long pages are remembered for a story, in milliseconds: one day. */
export const pageLifetime = 24 * 60 * 60 * 1000;

/** Remembers a page of an opted-in site. */
export async function keepPage(database: Database, page: PageRow): Promise<void> {
  if (!(await database.pages.get(page.pageView))) await database.pages.add(page);
}

/** Forgets old pages. */
export async function forgetOldPages(database: Database, now: number): Promise<void> {
  await database.pages
    .where('at')
    .below(now - pageLifetime)
    .delete();
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
