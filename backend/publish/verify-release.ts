import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readCsv } from './csv.ts';
import { Manifest } from './manifest.ts';
import { readParquet } from './parquet.ts';
import type { Row } from './row.ts';
import { sha256 } from './write-release.ts';

const JsonFile = z.looseObject({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

/**
 * Reads a release back from disk and checks it: every file is as long as the manifest says and has its checksum, in the
 * manifest and in SHA256SUMS; CSV, Parquet and JSON hold the same rows, as many as the manifest says.
 * @returns one sentence for each thing that is wrong; empty when the release is sound
 */
export async function verifyRelease(folder: string): Promise<string[]> {
  try {
    const bytes = await readFile(join(folder, 'manifest.json'));
    const manifest = Manifest.parse(JSON.parse(bytes.toString('utf8')));
    const problems = await checkSums(folder, manifest, sha256(bytes));
    return problems.length > 0 ? problems : await checkRows(folder, manifest);
  } catch (error) {
    return [`The release cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function checkSums(folder: string, manifest: Manifest, manifestSum: string): Promise<string[]> {
  const problems: string[] = [];
  for (const file of manifest.files) {
    const bytes = await readFile(join(folder, file.path));
    if (bytes.byteLength !== file.bytes || sha256(bytes) !== file.sha256)
      problems.push(`${file.path} is not the file that the manifest names.`);
  }
  const expected = [...manifest.files, { path: 'manifest.json', sha256: manifestSum }]
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .sort()
    .join('');
  if ((await readFile(join(folder, 'SHA256SUMS'), 'utf8')) !== expected)
    problems.push('SHA256SUMS does not name the files of this release.');
  return problems;
}

async function checkRows(folder: string, manifest: Manifest): Promise<string[]> {
  const { dataset, columns } = manifest;
  const read = (format: string) => readFile(join(folder, `${dataset}.${format}`));
  const csv: Row[] = readCsv((await read('csv')).toString('utf8'), columns);
  const parquet = (await readParquet(await read('parquet'), columns)).rows;
  const json = JsonFile.parse(JSON.parse((await read('json')).toString('utf8'))).rows;
  const problems: string[] = [];
  if (csv.length !== manifest.rows)
    problems.push(`The CSV file has ${csv.length} rows, not ${manifest.rows}.`);
  if (!isDeepStrictEqual(csv, parquet)) problems.push('CSV and Parquet hold different rows.');
  if (!isDeepStrictEqual(csv, json)) problems.push('CSV and JSON hold different rows.');
  return problems;
}
