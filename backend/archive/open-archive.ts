import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../operator-error.ts';
import { ArchiveManifest, archiveFormat, archiveNames } from './manifest.ts';
import { readLines } from './read-lines.ts';
import type { Progress } from './write-archive.ts';

/** An archive whose every byte was checked. */
export interface OpenArchive {
  manifest: ArchiveManifest;
  /** Files of the data folder, as paths below it with `/`. */
  files: string[];
  /** Names of its key files. */
  keys: string[];
  /** Path of such a file, or of a key. */
  pathOf(kind: 'files' | 'keys', name: string): string;
  lines(table: string): AsyncGenerator<string>;
}

/**
 * Opens an archive, after comparing all of it with its checksums.
 * @throws OperatorError when it is no archive, is damaged, or is of a newer format
 */
export async function openArchive(folder: string, progress: Progress): Promise<OpenArchive> {
  const sums = await readSums(folder);
  const found = await listFiles(folder);
  const stray = found.find((name) => !sums.has(name) && name !== archiveNames.sums);
  if (stray) throw damaged(folder, `${stray} does not belong to it`);
  let done = 0;
  for (const [name, sum] of sums) {
    if (!found.includes(name)) throw damaged(folder, `${name} is missing`);
    if ((await sha256(join(folder, name))) !== sum) throw damaged(folder, `${name} was changed`);
    progress(++done, sums.size, 'checking the archive');
  }
  const manifest = await readManifest(folder);
  for (const { name } of manifest.tables)
    if (!sums.has(partOf(name))) throw damaged(folder, `${partOf(name)} is missing`);
  const below = (prefix: string) =>
    found.filter((name) => name.startsWith(`${prefix}/`)).map((name) => name.slice(prefix.length + 1));
  return {
    manifest,
    files: below(archiveNames.files),
    keys: below(archiveNames.keys),
    pathOf: (kind, name) => join(folder, archiveNames[kind], name),
    lines: (table) => readLines(createReadStream(join(folder, partOf(table))).compose(createGunzip())),
  };
}

/**
 * What an archive says of itself, not compared with its checksums yet.
 * @throws OperatorError when it is no archive or of a newer format
 */
async function readManifest(folder: string): Promise<ArchiveManifest> {
  const text = await readFile(join(folder, archiveNames.manifest), 'utf8').catch(() => undefined);
  if (text === undefined) throw new OperatorError(`${folder} is no archive of Daylight: check the path.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(folder, `${archiveNames.manifest} cannot be read`);
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? Number(json.format) : 0;
  if (format > archiveFormat)
    throw new OperatorError(
      `${folder} was made by a newer version of Daylight (archive format ${format}): restore it with that version.`,
    );
  const manifest = ArchiveManifest.safeParse(json);
  if (!manifest.success) throw damaged(folder, `${archiveNames.manifest} cannot be read`);
  return manifest.data;
}

async function readSums(folder: string): Promise<Map<string, string>> {
  await readManifest(folder);
  const text = await readFile(join(folder, archiveNames.sums), 'utf8').catch(() => '');
  const lines = [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)];
  const sums = new Map(lines.map(([, sum = '', name = '']) => [name, sum]));
  if (!sums.has(archiveNames.manifest)) throw damaged(folder, `${archiveNames.sums} cannot be read`);
  return sums;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** SHA-256 of a file, in hex. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

function partOf(table: string): string {
  return `${archiveNames.tables}/${table}.ndjson.gz`;
}

function damaged(folder: string, what: string): OperatorError {
  return new OperatorError(`The archive ${folder} is damaged (${what}): take another one.`);
}
