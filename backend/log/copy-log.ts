import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openCheckpoint } from '#shared/log/checkpoint.ts';
import { LogDamage, type LogSource } from '#shared/log/log-source.ts';
import { nodesAt, tilePath, tilesOf } from '#shared/log/tile-path.ts';

/**
 * Copies a log into a folder, tile by tile: a mirror that any web server can hand out, and anybody check. The checkpoint
 * comes last, so that whoever reads meanwhile finds every tile that it needs.
 * @param publicKey of the log, raw Ed25519, base64url
 * @returns how many entries and files were copied
 * @throws LogDamage when it has no checkpoint of that key, or a tile is missing
 */
export async function copyLog(
  source: LogSource,
  publicKey: string,
  folder: string,
): Promise<{ size: number; files: number }> {
  const checkpoint = await source('checkpoint');
  const head = checkpoint && (await openCheckpoint(new TextDecoder().decode(checkpoint), publicKey));
  if (!head) throw new LogDamage('There is no checkpoint that is signed with the key of this log.');
  let files = 0;
  const copy = async (path: string, bytes?: Uint8Array) => {
    const content = bytes ?? (await source(path));
    if (!content) throw new LogDamage(`${path} is missing.`);
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    // By way of a new file, so that no half is ever read.
    await writeFile(`${place}.new`, content);
    await rename(`${place}.new`, place);
    files += 1;
  };
  await copy('key');
  for (const tile of tilesOf('entries', head.size)) await copy(tilePath(tile));
  for (let level = 0; nodesAt(level, head.size) > 0; level++)
    for (const tile of tilesOf(level, head.size)) await copy(tilePath(tile));
  await copy('checkpoint', checkpoint);
  return { size: head.size, files };
}
