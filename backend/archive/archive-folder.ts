import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../operator-error.ts';
import type { BodyCipher } from '../store/body-cipher.ts';
import { archiveNames } from './manifest.ts';
import { sealPieces } from './sealed-pieces.ts';

/** An archive that is being written, under a name of its own until it is whole. */
export interface ArchiveDraft {
  /** Writes a file of it, readable by its owner alone. */
  write(name: string, pieces: AsyncIterable<Uint8Array | string>): Promise<void>;
  /** Lists the checksums, waits until all is on disk, and gives the archive its name. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Begins an archive: a folder with a checksum for each file in SHA256SUMS, as `sha256sum -c` reads them.
 * @param cipher encrypts each file but the manifest; the checksums are of what is on disk
 * @throws OperatorError when something is there already, or nothing can be written there
 */
export async function beginArchive(place: string, cipher?: BodyCipher): Promise<ArchiveDraft> {
  if (await exists(place))
    throw new OperatorError(`${place} is there already and stays as it is: choose another name.`);
  const draft = join(dirname(place), `.${basename(place)}.${randomUUID().slice(0, 8)}.partial`);
  await mkdir(draft, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new OperatorError(
      `Nothing can be written to ${dirname(place)} (${cause.code}): choose another place.`,
      { cause },
    );
  });
  const sums: string[] = [];
  const folders = new Set([draft]);
  return {
    async write(name, pieces) {
      const path = join(draft, name);
      for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(
        cipher && name !== archiveNames.manifest ? sealPieces(pieces, name, cipher) : pieces,
        async function* (chunks: AsyncIterable<Uint8Array | string>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
          }
        },
        file,
      );
      sums.push(`${hash.digest('hex')}  ${name}\n`);
    },
    async finish() {
      await writeFile(join(draft, archiveNames.sums), sums.join(''), { mode: 0o600, flush: true });
      for (const folder of folders) await syncFolder(folder);
      await rename(draft, place);
      await syncFolder(dirname(place));
    },
    discard: () => rm(draft, { recursive: true, force: true }),
  };
}

/** Waits until the entries of a folder are on disk: a rename survives a power cut only then. Windows has no such call. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Whether something is at a path. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
