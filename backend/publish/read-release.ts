import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from './check-files.ts';
import { Manifest, ReleaseFile } from './manifest.ts';
import { sha256 } from './release-contents.ts';
import { Tombstone } from './tombstone.ts';

/** One release on disk. */
export interface Release {
  folder: string;
  manifest: Manifest;
  /** Every file that may be served, by name; nothing else in the folder is reachable. */
  files: ReadonlyMap<string, ReleaseFile>;
  /** Why it was withdrawn, if it was. */
  tombstone?: Tombstone;
}

/**
 * Reads the release in a folder: its manifest, and the files that the manifest cannot name.
 * @returns `undefined` when the folder holds no release that can be read; `daylight verify release` tells why
 */
export async function readRelease(folder: string): Promise<Release | undefined> {
  try {
    const bytes = await readFile(join(folder, 'manifest.json'));
    const manifest = Manifest.parse(JSON.parse(bytes.toString('utf8')));
    const { sums, signature, zip, zipSum } = namesOf(manifest);
    const plain = 'text/plain; charset=utf-8';
    const small = (path: string, about: string) => readSmall(folder, path, about, plain);
    const files = [
      ...manifest.files,
      entry('manifest.json', 'Manifest', 'application/json', bytes),
      await small(sums, 'Checksums'),
      await small(signature, 'Signature of the checksums'),
      await readZip(folder, zip, zipSum),
      await small(zipSum, 'Checksum of the zip'),
    ];
    return { folder, manifest, files: new Map(files.map((file) => [file.path, file])) };
  } catch {
    return undefined;
  }
}

/** Reads a tombstone. */
export async function readTombstone(path: string): Promise<Tombstone> {
  return Tombstone.parse(JSON.parse(await readFile(path, 'utf8')));
}

// A zip may be large: its checksum lies beside it, and `daylight verify release` compares the two.
async function readZip(folder: string, path: string, sumFile: string): Promise<ReleaseFile> {
  const [line, { size }] = await Promise.all([
    readFile(join(folder, sumFile), 'utf8'),
    stat(join(folder, path)),
  ]);
  const [sum = ''] = line.split(' ');
  return ReleaseFile.parse({
    path,
    about: 'Everything in one file',
    mediaType: 'application/zip',
    bytes: size,
    sha256: sum,
  });
}

async function readSmall(
  folder: string,
  path: string,
  about: string,
  mediaType: string,
): Promise<ReleaseFile> {
  return entry(path, about, mediaType, await readFile(join(folder, path)));
}

function entry(path: string, about: string, mediaType: string, bytes: Uint8Array): ReleaseFile {
  return { path, about, mediaType, bytes: bytes.byteLength, sha256: sha256(bytes) };
}
