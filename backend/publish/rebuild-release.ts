import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from './check-files.ts';
import { loadDatasets } from './datasets.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { deriveRows } from './derive-rows.ts';
import { Measurements } from './measurements.ts';
import { releaseContents } from './release-contents.ts';
import { releaseFacts } from './release-facts.ts';
import { type ReleaseSeal, sealBy } from './release-seal.ts';
import { software } from './software.ts';
import type { ReleaseSigner } from './sshsig.ts';

/** What to make a release again with, besides its measurements. */
export interface RebuildOptions {
  /** Its definition; absent: what backend/datasets has of that name. */
  dataset?: DatasetDefinition;
  /** Its key. Without it the signature is taken as it is; {@link verifyRelease} checks that one. */
  signer?: ReleaseSigner;
}

/**
 * Makes a whole release again from its measurements.json, in memory, and compares every byte with what is in the folder.
 * @returns the first file that differs, in one sentence, or why nothing can be compared; empty when all are equal
 */
export async function rebuildRelease(folder: string, options: RebuildOptions = {}): Promise<string[]> {
  try {
    const text = await readFile(join(folder, 'measurements.json'), 'utf8');
    const measurements = Measurements.parse(JSON.parse(text));
    const dataset =
      options.dataset ?? (await loadDatasets()).find(({ slug }) => slug === measurements.dataset);
    if (dataset?.slug !== measurements.dataset)
      return [`There is no definition of ${measurements.dataset} here: nothing can be compared.`];
    const seal = options.signer ? sealBy(options.signer) : await sealIn(folder, measurements);
    return await firstDifference(folder, dataset, measurements, seal);
  } catch (error) {
    return [`The release cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function firstDifference(
  folder: string,
  dataset: DatasetDefinition,
  measurements: Measurements,
  seal: ReleaseSeal,
): Promise<string[]> {
  const rows = deriveRows(dataset, measurements);
  const facts = releaseFacts(dataset, measurements, rows.length);
  for (const { path, content } of releaseContents(facts, rows, measurements, seal)) {
    const standing = await readFile(join(folder, path)).catch(() => undefined);
    if (standing === undefined) return [`${path} is missing.`];
    if (!standing.equals(content))
      return [
        `${path} is not what this server makes of measurements.json: the release was changed, or it was made by other software or of other words (${measurements.software}; here: ${software}).`,
      ];
  }
  return [];
}

async function sealIn(folder: string, release: Measurements): Promise<ReleaseSeal> {
  const { key, signature } = namesOf(release);
  const [keyLine, standing] = await Promise.all([
    readFile(join(folder, key), 'utf8'),
    readFile(join(folder, signature), 'utf8'),
  ]);
  return { keyLine, signatureOf: () => standing };
}
