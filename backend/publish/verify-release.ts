import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSignature, checkSums, checkZip } from './check-files.ts';
import { checkRows } from './check-rows.ts';
import { loadDatasets } from './datasets.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { Manifest } from './manifest.ts';

/** What to check a release against, besides itself. */
export interface VerifyOptions {
  /** Raw Ed25519 key that must have signed it, base64url; absent: the one that the release names. */
  publicKey?: string | undefined;
  /** What its rows must follow from; absent: what backend/datasets has of that name. */
  dataset?: DatasetDefinition;
}

/**
 * Reads a release back from disk and checks it: checksums and signature; that the zip holds the same files; that CSV,
 * Parquet and JSON hold the same rows, each value as the codebook says, and that these follow from what was measured.
 * @returns one sentence for each thing that is wrong; empty when the release is sound
 */
export async function verifyRelease(folder: string, options: VerifyOptions = {}): Promise<string[]> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
    const damaged = [
      ...(await checkSums(folder, manifest)),
      ...(await checkSignature(folder, manifest, options.publicKey)),
      ...(await checkZip(folder, manifest)),
    ];
    if (damaged.length > 0) return damaged;
    const definition =
      options.dataset ?? (await loadDatasets()).find(({ slug }) => slug === manifest.dataset);
    return await checkRows(folder, manifest, definition);
  } catch (error) {
    return [`The release cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}
