import { createHash } from 'node:crypto';
import { toEntryBundle } from '../entry-bundle.ts';
import type { LogSource } from '../log-source.ts';
import { readTilePath, tileWidth } from '../tile-path.ts';
import { leafInput, nodeInput } from '../tree-hash.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Test builder: the hash of a leaf, without a promise. */
export const leafOf = (entry: Uint8Array): Uint8Array => sha256(leafInput(entry));

/** Test builder: entries of 32 bytes that differ. */
export function someEntries(n: number, seed = ''): Uint8Array[] {
  return Array.from({ length: n }, (_, i) => sha256(Buffer.from(`${seed}${i}`)));
}

/** The Merkle tree hash by the words of RFC 6962, 2.1, which the code under test does not follow to the letter. */
export function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (!first) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(nodeInput(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k))));
}

/** Test builder: the tiles over entries of 32 bytes, any width up to what there is. */
export function tilesOver(entries: readonly Uint8Array[]): LogSource {
  const levels: Uint8Array[][] = [entries.map(leafOf)];
  for (let row = levels[0] ?? []; row.length >= tileWidth; levels.push(row))
    row = Array.from({ length: Math.floor(row.length / tileWidth) }, (_, i) =>
      definedRoot(row.slice(i * tileWidth, (i + 1) * tileWidth)),
    );
  return async (path) => {
    const tile = readTilePath(path);
    if (!tile) return undefined;
    const row = tile.level === 'entries' ? entries : (levels[tile.level] ?? []);
    const hashes = row.slice(tile.index * tileWidth, tile.index * tileWidth + tile.width);
    if (hashes.length < tile.width) return undefined;
    const bytes = Buffer.concat(hashes);
    return tile.level === 'entries' ? toEntryBundle(bytes) : bytes;
  };
}
