import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../operator-error.ts';
import type { BodyCipher } from '../store/body-cipher.ts';
import { ArchiveManifest, archiveFormat, archiveNames } from './manifest.ts';
import { readLines } from './read-lines.ts';
import { openPieces } from './sealed-pieces.ts';
import type { Progress } from './write-archive.ts';

/** An archive whose every byte was checked. */
export interface OpenArchive {
  manifest: ArchiveManifest;
  /** Files of the data folder, as paths below it with `/`. */
  files: string[];
  /** Names of its key files. */
  keys: string[];
  /** What is in such a file, or in a key. */
  read(kind: 'files' | 'keys', name: string): AsyncIterable<Uint8Array>;
  lines(table: string): AsyncGenerator<string>;
}

/**
 * Opens an archive, after comparing all of it with its checksums.
 * @param cipher opens one that is encrypted
 * @throws OperatorError when it is no archive, is damaged, is of a newer format, or was encrypted with another key
 */
export async function openArchive(
  folder: string,
  progress: Progress,
  cipher?: BodyCipher,
): Promise<OpenArchive> {
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
  if (manifest.sealedWith !== undefined && manifest.sealedWith !== cipher?.fingerprint)
    throw new OperatorError(
      `${folder} was encrypted with the backup key ${manifest.sealedWith}${cipher ? `, and DAYLIGHT_BACKUP_KEY is ${cipher.fingerprint}` : ''}: set DAYLIGHT_BACKUP_KEY to your copy of it.`,
    );
  const opened = (name: string): AsyncIterable<Uint8Array> => {
    const pieces = createReadStream(join(folder, name));
    return manifest.sealedWith !== undefined && cipher ? openPieces(pieces, name, cipher) : pieces;
  };
  const below = (prefix: string) =>
    found.filter((name) => name.startsWith(`${prefix}/`)).map((name) => name.slice(prefix.length + 1));
  return {
    manifest,
    files: below(archiveNames.files),
    keys: below(archiveNames.keys),
    read: (kind, name) => opened(`${archiveNames[kind]}/${name}`),
    lines: (table) => readLines(Readable.from(opened(partOf(table))).compose(createGunzip())),
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

/** SHA-256 of a file, or of what comes in pieces, in hex. */
export async function sha256(source: string | AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of typeof source === 'string' ? createReadStream(source) : source)
    hash.update(piece);
  return hash.digest('hex');
}

function partOf(table: string): string {
  return `${archiveNames.tables}/${table}.ndjson.gz`;
}

function damaged(folder: string, what: string): OperatorError {
  return new OperatorError(`The archive ${folder} is damaged (${what}): take another one.`);
}
