import type { Context } from 'hono';
import type { ReleaseCatalogue } from '../publish/release-catalogue.ts';
import type { Page, Site } from './layout.ts';

/** How a page can answer. */
export type PageStatus = 200 | 400 | 403 | 404 | 429;

/** What every group of pages works with. */
export interface PageTools {
  site: Site;
  catalogue: ReleaseCatalogue;
  /** Answers with a page in its frame. */
  show(c: Context, page: Page, status?: PageStatus): Response | Promise<Response>;
  /** Answers that there is nothing at this address. */
  missing(c: Context): Response | Promise<Response>;
}
