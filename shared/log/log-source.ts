import { fromEntryBundle } from './entry-bundle.ts';
import { type Tile, tilePath, tileWidth } from './tile-path.ts';
import { hashBytes } from './tree-hash.ts';

/**
 * Reads a file of a log by its path below the log's address: `checkpoint`, `key` or a tile. Undefined where there is
 * none. Nothing that it gives is believed.
 */
export type LogSource = (path: string) => Promise<Uint8Array | undefined>;

/** A file of a log is missing, or is none. The message is one sentence. */
export class LogDamage extends Error {
  override name = 'LogDamage';
}

/**
 * The hashes of a tile, or the entries of a bundle, 32 bytes each. A narrow tile that is gone because it has grown is cut
 * from the full one.
 * @throws LogDamage
 */
export async function readTile(source: LogSource, tile: Tile): Promise<Uint8Array> {
  const path = tilePath(tile);
  const exact = await source(path);
  const bytes = exact ?? (await source(tilePath({ ...tile, width: tileWidth })));
  if (!bytes) throw new LogDamage(`${path} is missing.`);
  const hashes = tile.level === 'entries' ? fromEntryBundle(bytes) : bytes;
  const width = exact ? tile.width : tileWidth;
  if (hashes?.length !== width * hashBytes) throw new LogDamage(`${path} does not hold ${width} hashes.`);
  return hashes.subarray(0, tile.width * hashBytes);
}

/** The same source, asked for each file once. For one look at a log. */
export function remembered(source: LogSource): LogSource {
  const known = new Map<string, Promise<Uint8Array | undefined>>();
  return (path) => {
    const there = known.get(path) ?? source(path);
    known.set(path, there);
    return there;
  };
}
