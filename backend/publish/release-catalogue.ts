import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from './manifest.ts';
import { type Release, readRelease, readTombstone } from './read-release.ts';
import { compareVersions, isVersion } from './release-version.ts';
import { tombstoneFile } from './tombstone.ts';

/** All releases of one dataset. */
export interface DatasetReleases {
  slug: string;
  /** Newest first; never empty. */
  releases: Release[];
  /**
   * The release that `latest` means: the newest of real volunteers that was not withdrawn, or the newest simulated one when
   * there is no other, or the newest of all when every one was withdrawn.
   */
  latest: Release;
}

/** What is published, read from the releases folder. Manifests are immutable, so each is read once. */
export interface ReleaseCatalogue {
  /** Every dataset with a release, by slug. */
  list(): Promise<DatasetReleases[]>;
  find(slug: string): Promise<DatasetReleases | undefined>;
  /** A file by its SHA-256; of a release that stands, where there is one. */
  findFile(sha256: string): Promise<{ release: Release; file: ReleaseFile } | undefined>;
}

/** Opens the catalogue of a releases folder, which need not exist yet. */
export function releaseCatalogue(releasesFolder: string): ReleaseCatalogue {
  const read = new Map<string, Release>();

  async function release(
    home: string,
    version: string,
    names: readonly string[],
  ): Promise<Release | undefined> {
    const folder = join(home, version);
    const known = read.get(folder) ?? (await readRelease(folder));
    if (known === undefined) return undefined;
    const buried = names.includes(tombstoneFile(version)) && known.tombstone === undefined;
    const shown = buried
      ? { ...known, tombstone: await readTombstone(join(home, tombstoneFile(version))) }
      : known;
    read.set(folder, shown);
    return shown;
  }

  async function find(slug: string): Promise<DatasetReleases | undefined> {
    if (!/^[a-z][a-z0-9-]{0,79}$/.test(slug)) return undefined;
    const home = join(releasesFolder, slug);
    const names = await namesIn(home);
    const versions = names.filter(isVersion).sort(compareVersions).reverse();
    const found = await Promise.all(versions.map((version) => release(home, version, names)));
    const releases = found.filter((one) => one !== undefined);
    const standing = releases.filter((one) => one.tombstone === undefined);
    const latest = standing.find((one) => !one.manifest.simulated) ?? standing[0] ?? releases[0];
    return latest && { slug, releases, latest };
  }

  async function list(): Promise<DatasetReleases[]> {
    const found = await Promise.all((await namesIn(releasesFolder)).sort().map(find));
    return found.filter((one) => one !== undefined);
  }

  async function findFile(sha256: string) {
    const holders = (await list())
      .flatMap(({ releases }) => releases)
      .flatMap((one) => [...one.files.values()].map((file) => ({ release: one, file })))
      .filter(({ file }) => file.sha256 === sha256);
    return holders.find(({ release: one }) => one.tombstone === undefined) ?? holders[0];
  }

  return { find, list, findFile };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
