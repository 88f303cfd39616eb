import { createHash } from 'node:crypto';
import { citationFile, pageOf } from './citation.ts';
import { codebookCsv, codebookLines } from './codebook.ts';
import { codebookPage } from './codebook-page.ts';
import { croissant } from './croissant.ts';
import { writeCsv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { fileHeader, jsonRows } from './json-rows.ts';
import type { Manifest, ReleaseFacts, ReleaseFile } from './manifest.ts';
import type { Measurements } from './measurements.ts';
import { writeParquet } from './parquet.ts';
import { readme } from './readme.ts';
import { codebookPaper, licenceNotice } from './release-papers.ts';
import type { ReleaseSeal } from './release-seal.ts';
import type { Row } from './row.ts';
import { writeZip } from './write-zip.ts';

/** One file of a release with its bytes. */
export interface Content extends ReleaseFile {
  content: Uint8Array;
}

const json = 'application/json';
const csv = 'text/csv; charset=utf-8';
const markdown = 'text/markdown; charset=utf-8';
const plain = 'text/plain; charset=utf-8';

/**
 * Every file of a release, in memory. Pure: equal input gives equal bytes. `manifest.json` names the files before it,
 * `SHA256SUMS` all of these and the manifest, the zip holds everything before it, and `<zip>.sha256` its checksum.
 */
export function releaseContents(
  facts: ReleaseFacts,
  rows: readonly Row[],
  measurements: Measurements,
  seal: ReleaseSeal,
): Content[] {
  const { dataset, version, columns, created } = facts;
  const { selection } = facts.protection;
  const data = [
    file(`${dataset}.csv`, 'Data as CSV', csv, writeCsv(rows, columns)),
    file(
      `${dataset}.parquet`,
      'Data as Parquet',
      'application/vnd.apache.parquet',
      writeParquet(rows, columns, parquetMetadata(facts)),
    ),
    file(`${dataset}.json`, 'Data as JSON', json, jsonRows(facts, rows)),
  ];
  const page = pageOf(facts) ?? `/datasets/${dataset}/${version}/`;
  const described = [
    ...data,
    file('datapackage.json', 'Data Package 2.0', json, pretty(dataPackage(facts, data))),
    file(
      'croissant.json',
      'Croissant 1.1',
      'application/ld+json',
      pretty(croissant(facts, data, { page, absolute: false })),
    ),
    file('codebook.html', 'Codebook', 'text/html; charset=utf-8', codebookPage(facts)),
    file('codebook.csv', 'Codebook as CSV', csv, codebookCsv(columns, selection)),
    file('codebook.json', 'Codebook as JSON', json, pretty(codebook(facts))),
    file('codebook.md', 'Codebook as text', markdown, codebookPaper(facts)),
    file('README.md', 'Datasheet', markdown, readme(facts)),
    file('CITATION.cff', 'Citation', 'text/yaml; charset=utf-8', citationFile(facts)),
    file('LICENSE.txt', 'Licence', plain, licenceNotice(facts)),
    file('measurements.json', 'What was measured, with noise', json, oneCellALine(measurements)),
    file('signing-key.pub', 'Public key of the signature', plain, seal.keyLine),
  ];
  const manifest: Manifest = { ...facts, files: described.map(({ content: _, ...entry }) => entry) };
  const summed = [...described, file('manifest.json', 'Manifest', json, pretty(manifest))];
  const sums = file('SHA256SUMS', 'Checksums', plain, summed.map(sumLine).sort().join(''));
  const signature = file(
    'SHA256SUMS.sig',
    'Signature of the checksums',
    plain,
    seal.signatureOf(sums.content),
  );
  const all = [...summed, sums, signature];
  const name = `${dataset}-${version}`;
  const zipped = all.map(({ path, content }) => ({ path, bytes: content }));
  const zip = file(
    `${name}.zip`,
    'Everything in one file',
    'application/zip',
    writeZip(name, zipped, created),
  );
  return [...all, zip, file(`${zip.path}.sha256`, 'Checksum of the zip', plain, sumLine(zip))];
}

/** SHA-256 of bytes, in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One line of SHA256SUMS. */
export function sumLine({ sha256: sum, path }: Pick<ReleaseFile, 'sha256' | 'path'>): string {
  return `${sum}  ${path}\n`;
}

function file(path: string, about: string, mediaType: string, content: string | Uint8Array): Content {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { path, about, mediaType, bytes: bytes.byteLength, sha256: sha256(bytes), content: bytes };
}

function codebook(facts: ReleaseFacts): Record<string, unknown> {
  return { ...fileHeader(facts), columns: codebookLines(facts.columns, facts.protection.selection) };
}

function parquetMetadata(facts: ReleaseFacts): Record<string, string> {
  const { columns, protection } = facts;
  return {
    ...fileHeader(facts),
    codebook: JSON.stringify(codebookLines(columns, protection.selection)),
    ...Object.fromEntries(
      columns.map(({ name, label, description }) => [`column.${name}`, `${label}: ${description}`]),
    ),
  };
}

// Only a cell begins so: within text the quotation marks are escaped.
function oneCellALine(measurements: Measurements): string {
  return `${JSON.stringify(measurements).replaceAll('{"key":', '\n{"key":')}\n`;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
