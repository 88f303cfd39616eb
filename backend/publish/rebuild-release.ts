import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from './check-files.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { deriveRows } from './derive-rows.ts';
import { Measurements } from './measurements.ts';
import { releaseContents } from './release-contents.ts';
import { releaseFacts } from './release-facts.ts';
import { type ReleaseSeal, sealBy } from './release-seal.ts';
import type { ReleaseSigner } from './sshsig.ts';

/**
 * Makes a whole release again from its measurements.json, in memory, and compares every byte with what is in the folder.
 * Without the key its signature is taken as it is: {@link verifyRelease} checks that one.
 * @returns the first file that differs, in one sentence, or `null` when all are equal
 * @throws when measurements.json cannot be read
 */
export async function rebuildRelease(
  folder: string,
  dataset: DatasetDefinition,
  signer?: ReleaseSigner,
): Promise<string | null> {
  const measurements = Measurements.parse(
    JSON.parse(await readFile(join(folder, 'measurements.json'), 'utf8')),
  );
  if (measurements.dataset !== dataset.slug)
    return `measurements.json is of ${measurements.dataset}, not of ${dataset.slug}.`;
  const rows = deriveRows(dataset, measurements);
  const facts = releaseFacts(dataset, measurements, rows.length);
  const seal = signer ? sealBy(signer) : await sealIn(folder, measurements);
  for (const { path, content } of releaseContents(facts, rows, measurements, seal)) {
    const standing = await readFile(join(folder, path)).catch(() => undefined);
    if (standing === undefined) return `${path} is missing.`;
    if (!standing.equals(content))
      return `${path} is another one than ${measurements.software} was asked to make: the release was changed, or the software or the words of the dataset were.`;
  }
  return null;
}

async function sealIn(folder: string, release: Measurements): Promise<ReleaseSeal> {
  const { key, signature } = namesOf(release);
  const [keyLine, standing] = await Promise.all([
    readFile(join(folder, key), 'utf8'),
    readFile(join(folder, signature), 'utf8'),
  ]);
  return { keyLine, signatureOf: () => standing };
}
