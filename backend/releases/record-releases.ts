import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseCatalogue } from '../publish/release-catalogue.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/**
 * Puts every release that stands in the folder and not in the database on record there, so that a deletion can say which
 * releases held what is deleted, and the public log can name them. Whatever kept an earlier try from it, this one makes
 * up for. The database refuses a release of a window that nothing was spent on.
 */
export async function recordReleases(pool: SqlPool, releasesFolder: string): Promise<void> {
  for (const { releases } of await releaseCatalogue(releasesFolder).list())
    for (const { folder, manifest } of releases) {
      const { dataset, version, study, windows, created, protection } = manifest;
      const [oldest, newest] = [windows[0], windows.at(-1)];
      if (!oldest || !newest) continue;
      const digest = createHash('sha256')
        .update(await readFile(join(folder, 'manifest.json')))
        .digest('hex');
      await pool.query(
        `insert into releases
           (dataset, version, study, first_day, last_day, published_day, digest, window_from, profile)
         values ($1, $2, $3, $4::date, $5::date, $6::date, $7, $8::date, $9)
         on conflict do nothing`,
        [
          ...[dataset, version, study, oldest.from, newest.until, created, digest],
          ...[newest.from, protection.profile],
        ],
      );
    }
}
