import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { codebookCsv } from './codebook.ts';
import { writeCsv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { licence } from './licence.ts';
import type { Manifest, ReleaseFacts, ReleaseFile } from './manifest.ts';
import { writeParquet } from './parquet.ts';
import { authorOf, citationFile, codebookPaper, licenceNotice, readme } from './release-papers.ts';
import type { Row } from './row.ts';

const markdownType = 'text/markdown; charset=utf-8';

/**
 * Writes all files of a release into an empty folder, on disk for good when it returns. Equal facts and rows give equal
 * bytes. `manifest.json` names every file but itself and `SHA256SUMS`; `SHA256SUMS` names every file but itself.
 */
export async function writeRelease(
  folder: string,
  facts: ReleaseFacts,
  rows: readonly Row[],
): Promise<Manifest> {
  const files: ReleaseFile[] = [];
  const add = async (path: string, about: string, mediaType: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    await writeDurably(join(folder, path), bytes);
    const file = { path, about, mediaType, bytes: bytes.byteLength, sha256: sha256(bytes) };
    files.push(file);
    return file;
  };
  const { dataset, columns } = facts;
  const data = [
    await add(`${dataset}.csv`, 'Data as CSV', 'text/csv; charset=utf-8', writeCsv(rows, columns)),
    await add(
      `${dataset}.parquet`,
      'Data as Parquet',
      'application/vnd.apache.parquet',
      writeParquet(rows, columns, { ...header(facts), codebook: JSON.stringify(columns) }),
    ),
    await add(`${dataset}.json`, 'Data as JSON', 'application/json', jsonFile(facts, rows)),
  ];
  await add('datapackage.json', 'Data Package 2.0', 'application/json', pretty(dataPackage(facts, data)));
  await add('codebook.md', 'Codebook', markdownType, codebookPaper(facts));
  await add('codebook.csv', 'Codebook as CSV', 'text/csv; charset=utf-8', codebookCsv(columns));
  await add('README.md', 'Datasheet', markdownType, readme(facts));
  await add('CITATION.cff', 'Citation', 'text/yaml; charset=utf-8', citationFile(facts));
  await add('LICENSE.txt', 'Licence', 'text/plain; charset=utf-8', licenceNotice(facts));
  const manifest: Manifest = { ...facts, files: [...files] };
  await add('manifest.json', 'Manifest', 'application/json', pretty(manifest));
  const sums = files.map((file) => `${file.sha256}  ${file.path}\n`).sort();
  await writeDurably(join(folder, 'SHA256SUMS'), Buffer.from(sums.join(''), 'utf8'));
  return manifest;
}

/** SHA-256 of bytes, in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What every data file says about itself, most important first. */
function header(facts: ReleaseFacts): Record<string, string> {
  return {
    ...(facts.notice === undefined ? {} : { notice: facts.notice }),
    title: facts.title,
    dataset: facts.dataset,
    version: facts.version,
    created: facts.created,
    publisher: authorOf(facts),
    licence: licence.name,
    licenceUrl: licence.url,
  };
}

/** One object: what the file is, then `rows`, one row a line. */
function jsonFile(facts: ReleaseFacts, rows: readonly Row[]): string {
  const about = JSON.stringify(header(facts), null, 1).slice(0, -2);
  return `${about},\n "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
