import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFacts, ReleaseFile } from './manifest.ts';
import type { Measurements } from './measurements.ts';
import { releaseContents } from './release-contents.ts';
import { sealBy } from './release-seal.ts';
import type { Row } from './row.ts';
import type { ReleaseSigner } from './sshsig.ts';

/**
 * Writes all files of a release into an empty folder, on disk for good when it returns. Equal input gives equal bytes.
 * @returns every file that was written
 */
export async function writeRelease(
  folder: string,
  facts: ReleaseFacts,
  rows: readonly Row[],
  measurements: Measurements,
  signer: ReleaseSigner,
): Promise<ReleaseFile[]> {
  const contents = releaseContents(facts, rows, measurements, sealBy(signer));
  for (const { path, content } of contents) await writeDurably(join(folder, path), content);
  return contents.map(({ content: _, ...file }) => file);
}

/** Writes a new file that is on disk for good when it returns. Rejects when there is one already. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
