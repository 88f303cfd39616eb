import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseCatalogue } from '../publish/release-catalogue.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/**
 * Puts every release that stands in the folder and not in the database on record there, so that a deletion can say which
 * releases held what is deleted, and the public log can name them. Whatever kept an earlier try from it, this one makes
 * up for. The database refuses a release of a window that nothing was spent on.
 * @returns those that it refused, as dataset@version: so it is after restoring a backup from before their window
 */
export async function recordReleases(pool: SqlPool, releasesFolder: string): Promise<string[]> {
  const refused: string[] = [];
  for (const { releases } of await releaseCatalogue(releasesFolder).list())
    for (const { folder, manifest } of releases) {
      const { dataset, version, study, windows, created, protection } = manifest;
      const [oldest, newest] = [windows[0], windows.at(-1)];
      if (!oldest || !newest) continue;
      const digest = createHash('sha256')
        .update(await readFile(join(folder, 'manifest.json')))
        .digest('hex');
      const record = pool.query(
        `insert into releases
           (dataset, version, study, first_day, last_day, published_day, digest, window_from, profile)
         values ($1, $2, $3, $4::date, $5::date, $6::date, $7, $8::date, $9)
         on conflict do nothing`,
        [
          ...[dataset, version, study, oldest.from, newest.until, created, digest],
          ...[newest.from, protection.profile],
        ],
      );
      await record.catch((error: unknown) => {
        if (!isOfUnknownWindow(error)) throw error;
        refused.push(`${dataset}@${version}`);
      });
    }
  return refused;
}

/**
 * First days of all windows of a study that releases in the folder speak of. Such a window must not be measured again,
 * whatever the database remembers: that would be a second answer about the same people.
 */
export async function publishedWindows(releasesFolder: string, study: string): Promise<Set<string>> {
  const releases = (await releaseCatalogue(releasesFolder).list()).flatMap((one) => one.releases);
  const own = releases.filter(({ manifest }) => manifest.study === study);
  return new Set(own.flatMap(({ manifest }) => manifest.windows.map(({ from }) => from)));
}

function isOfUnknownWindow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
