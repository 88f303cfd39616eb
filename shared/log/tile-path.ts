/** Hashes in a full tile (C2SP tlog-tiles). */
export const tileWidth = 256;

/** One tile: hashes of one level of the tree, or the entries themselves. */
export interface Tile {
  /** A tile of level n holds nodes 8n levels above the leaves. `entries`: what the leaves are the hashes of. */
  level: number | 'entries';
  /** Place within the level, from 0. */
  index: number;
  /** How many it holds: 256, and fewer at the right edge. */
  width: number;
}

const pattern = /^tile\/(entries|[0-5])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Path of a tile below the log's address, e.g. `tile/0/x001/234` or `tile/entries/000.p/17` (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const number = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width < tileWidth ? `.p/${width}` : ''}`;
}

/** The tile that a path names; undefined where it names none in the one way that there is to write it. */
export function readTilePath(path: string): Tile | undefined {
  const [, level, number = '', width] = pattern.exec(path) ?? [];
  if (level === undefined) return undefined;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replace(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  return Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined;
}

/** Tiles of a level that a tree of this size has, in order. */
export function* tilesOf(level: Tile['level'], size: number): Generator<Tile> {
  const nodes = nodesAt(level, size);
  for (let index = 0; index * tileWidth < nodes; index++)
    yield { level, index, width: Math.min(tileWidth, nodes - index * tileWidth) };
}

/** The tile that holds a node of a level, by the node's place within the level. */
export function tileWith(level: Tile['level'], node: number, size: number): Tile {
  const index = Math.floor(node / tileWidth);
  return { level, index, width: Math.min(tileWidth, nodesAt(level, size) - index * tileWidth) };
}

/** Complete nodes that a tree of this size has on a level of tiles. */
export function nodesAt(level: Tile['level'], size: number): number {
  return level === 'entries' ? size : Math.floor(size / tileWidth ** level);
}
