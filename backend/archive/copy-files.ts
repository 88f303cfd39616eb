import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../operator-error.ts';
import { exists, syncFolder } from './archive-folder.ts';
import { type OpenArchive, sha256 } from './open-archive.ts';

/**
 * Brings files of an archive back into a data folder. What is there already and the same stays; nothing is replaced.
 * @throws OperatorError before anything is written, when the folder has another file of the same name
 */
export async function copyFiles(
  archive: OpenArchive,
  kind: 'files' | 'keys',
  names: readonly string[],
  dataFolder: string,
): Promise<void> {
  const missing: string[] = [];
  for (const name of names) {
    const target = join(dataFolder, name);
    if (!(await exists(target))) missing.push(name);
    else if ((await sha256(target)) !== (await sha256(archive.read(kind, name))))
      throw new OperatorError(
        `The data folder has another ${name} than the archive, and keeps it: choose an empty DATA_FOLDER.`,
      );
  }
  for (const name of missing) {
    const target = join(dataFolder, name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rm(`${target}.new`, { force: true });
    const mode = kind === 'keys' || !name.includes('/') ? 0o600 : 0o644;
    await pipeline(
      archive.read(kind, name),
      createWriteStream(`${target}.new`, { flags: 'wx', mode, flush: true }),
    );
    await rename(`${target}.new`, target);
    await syncFolder(dirname(target));
  }
}
