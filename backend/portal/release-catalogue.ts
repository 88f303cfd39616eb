import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Manifest, type ReleaseFile } from '../publish/manifest.ts';
import { compareVersions, isVersion } from '../publish/release-version.ts';
import { sha256 } from '../publish/write-release.ts';

/** One release on disk. */
export interface Release {
  folder: string;
  manifest: Manifest;
  /** Every file that may be served, by name; nothing else in the folder is reachable. */
  files: ReadonlyMap<string, ReleaseFile>;
}

/** All releases of one dataset. */
export interface DatasetReleases {
  slug: string;
  /** Newest first; never empty. */
  releases: Release[];
  /** The release that `latest` means: the newest of real volunteers, or the newest simulated one when there is no other. */
  latest: Release;
}

/** What is published, read from the releases folder. Manifests are immutable, so each is read once. */
export interface ReleaseCatalogue {
  /** Every dataset with a release, by slug. */
  list(): Promise<DatasetReleases[]>;
  find(slug: string): Promise<DatasetReleases | undefined>;
}

/** Opens the catalogue of a releases folder, which need not exist yet. */
export function releaseCatalogue(releasesFolder: string): ReleaseCatalogue {
  const read = new Map<string, Release>();

  async function release(folder: string): Promise<Release | undefined> {
    const known = read.get(folder);
    if (known) return known;
    const opened = await readRelease(folder);
    if (opened) read.set(folder, opened);
    return opened;
  }

  async function find(slug: string): Promise<DatasetReleases | undefined> {
    if (!/^[a-z][a-z0-9-]{0,79}$/.test(slug)) return undefined;
    const versions = (await namesIn(join(releasesFolder, slug)))
      .filter(isVersion)
      .sort(compareVersions)
      .reverse();
    const found = await Promise.all(versions.map((version) => release(join(releasesFolder, slug, version))));
    const releases = found.filter((one) => one !== undefined);
    const latest = releases.find((one) => !one.manifest.simulated) ?? releases[0];
    return latest && { slug, releases, latest };
  }

  return {
    find,
    async list() {
      const found = await Promise.all((await namesIn(releasesFolder)).sort().map(find));
      return found.filter((one) => one !== undefined);
    },
  };
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

/** `undefined` when the folder holds no release that can be read; `daylight verify` tells why. */
async function readRelease(folder: string): Promise<Release | undefined> {
  try {
    const [manifestBytes, sums] = await Promise.all([
      readFile(join(folder, 'manifest.json')),
      readFile(join(folder, 'SHA256SUMS')),
    ]);
    const manifest = Manifest.parse(JSON.parse(manifestBytes.toString('utf8')));
    const files = [
      ...manifest.files,
      entry('manifest.json', 'Manifest', 'application/json', manifestBytes),
      entry('SHA256SUMS', 'Checksums', 'text/plain; charset=utf-8', sums),
    ];
    return { folder, manifest, files: new Map(files.map((file) => [file.path, file])) };
  } catch {
    return undefined;
  }
}

function entry(path: string, about: string, mediaType: string, bytes: Uint8Array): ReleaseFile {
  return { path, about, mediaType, bytes: bytes.byteLength, sha256: sha256(bytes) };
}
