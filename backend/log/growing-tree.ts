import { nodesAt, tileWidth } from '#shared/log/tile-path.ts';
import { hashBytes } from '#shared/log/tree-hash.ts';
import { leafNow, nodeNow, sha256Now } from './log-entry.ts';

/** A tile to be written. Level -1 holds the entries, level n ≥ 0 the nodes 8n levels above the leaves. */
export interface GrownTile {
  level: number;
  index: number;
  /** Up to 256 hashes, one after the other. */
  hashes: Uint8Array;
}

/** Level of the tiles that hold the entries themselves. */
export const entryLevel = -1;

/** Levels of tiles: 256^6 leaves are more than there will ever be. */
const levels = [0, 1, 2, 3, 4, 5];

/** Tiles at the right edge of a tree of this size that are not full, by level and place. */
export function edgeOf(size: number): Omit<GrownTile, 'hashes'>[] {
  return [entryLevel, ...levels].flatMap((level) => {
    const nodes = nodesAt(Math.max(level, 0), size);
    return nodes % tileWidth === 0 ? [] : [{ level, index: Math.floor(nodes / tileWidth) }];
  });
}

/** A tree that grows at its right edge. It holds no more than the tiles there, however large it is. */
export class GrowingTree {
  #size: number;
  readonly #edge = new Map<number, Uint8Array[]>();
  readonly #full: GrownTile[] = [];

  /** @param edge the tiles that `edgeOf` names */
  constructor(size: number, edge: readonly GrownTile[]) {
    this.#size = size;
    for (const { level, hashes } of edge) this.#edge.set(level, split(hashes));
  }

  get size(): number {
    return this.#size;
  }

  /** @param entry 32 bytes */
  append(entry: Uint8Array): void {
    this.#push(entryLevel, entry, this.#size);
    this.#push(0, leafNow(entry), this.#size);
    this.#size += 1;
  }

  /** Takes the tiles that have become full since this was last called. */
  takeFull(): GrownTile[] {
    return this.#full.splice(0);
  }

  /** The tiles at the edge that are not full. */
  edge(): GrownTile[] {
    return edgeOf(this.#size).map((tile) => ({
      ...tile,
      hashes: Buffer.concat(this.#edge.get(tile.level) ?? []),
    }));
  }

  root(): Uint8Array {
    // Complete subtrees from right to left: each is joined to all that is on its right.
    let right: Uint8Array | undefined;
    for (const level of levels) {
      let row = this.#edge.get(level) ?? [];
      for (let n = 1; row.length > 0; n *= 2)
        if (row.length & n) {
          const left = rootOver(row.slice(-n));
          right = right ? nodeNow(left, right) : left;
          row = row.slice(0, -n);
        }
    }
    return right ?? sha256Now('');
  }

  #push(level: number, hash: Uint8Array, node: number): void {
    const row = this.#edge.get(level) ?? [];
    this.#edge.set(level, row);
    row.push(hash);
    if (row.length < tileWidth) return;
    const index = Math.floor(node / tileWidth);
    this.#full.push({ level, index, hashes: Buffer.concat(row) });
    this.#edge.set(level, []);
    if (level !== entryLevel) this.#push(level + 1, rootOver(row), index);
  }
}

/** Root over a power of two of hashes. */
function rootOver(row: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = row;
  if (row.length <= 1) return first;
  return nodeNow(rootOver(row.slice(0, row.length / 2)), rootOver(row.slice(row.length / 2)));
}

function split(hashes: Uint8Array): Uint8Array[] {
  return Array.from({ length: hashes.length / hashBytes }, (_, i) =>
    hashes.slice(i * hashBytes, (i + 1) * hashBytes),
  );
}
