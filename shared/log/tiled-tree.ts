import { type LogSource, readTile, remembered } from './log-source.ts';
import { tileWidth, tileWith } from './tile-path.ts';
import { type HashBytes, hashBytes, hashOf, nodeInput } from './tree-hash.ts';

const levelsPerTile = Math.log2(tileWidth);

/** Complete nodes that were worked out, by level above the leaves and place there. They are the same in every later tree. */
export type KnownNodes = Map<string, Uint8Array>;

/**
 * The first `size` leaves of a log as its tiles have them. Reads each tile once. Every method throws LogDamage where a
 * tile that it needs is missing.
 */
export class TiledTree {
  readonly size: number;
  readonly #source: LogSource;
  readonly #hash: HashBytes;
  readonly #known: KnownNodes;

  constructor(source: LogSource, size: number, hash: HashBytes = hashOf, known: KnownNodes = new Map()) {
    this.size = size;
    this.#source = remembered(source);
    this.#hash = hash;
    this.#known = known;
  }

  async root(): Promise<Uint8Array> {
    return this.size === 0 ? this.#hash(new Uint8Array()) : this.#rootOver(0, this.size);
  }

  /** Hashes beside the way from a leaf up to the root (RFC 9162, 2.1.3.1), the lowest first. */
  async proveInclusion(index: number): Promise<Uint8Array[]> {
    const { beside } = await this.#descend(
      (middle) => index < middle,
      ([from, to]) => to - from === 1,
    );
    return beside;
  }

  /** What shows that this tree goes on from its first `before` leaves (RFC 9162, 2.1.4.1). */
  async proveConsistency(before: number): Promise<Uint8Array[]> {
    if (before === 0 || before === this.size) return [];
    const { beside, from, to } = await this.#descend(
      (middle) => before <= middle,
      ([, to]) => to === before,
    );
    // The earlier tree as a whole is known to whoever asks; a part of it is not.
    return from === 0 ? beside : [await this.#rootOver(from, to), ...beside];
  }

  /** Goes down from the root, and gathers what lies beside the way, the lowest first. */
  async #descend(
    goesLeft: (middle: number) => boolean,
    isThere: (range: [from: number, to: number]) => boolean,
  ): Promise<{ beside: Uint8Array[]; from: number; to: number }> {
    const beside: Uint8Array[] = [];
    let [from, to] = [0, this.size];
    while (!isThere([from, to])) {
      const middle = from + greatestPowerBelow(to - from);
      const isLeft = goesLeft(middle);
      beside.unshift(await (isLeft ? this.#rootOver(middle, to) : this.#rootOver(from, middle)));
      [from, to] = isLeft ? [from, middle] : [middle, to];
    }
    return { beside, from, to };
  }

  /** Hash over the leaves from `from` up to and without `to`. */
  async #rootOver(from: number, to: number): Promise<Uint8Array> {
    const n = to - from;
    const level = Math.log2(n);
    if (Number.isInteger(level) && from % n === 0) return this.#node(level, from / n);
    const middle = from + greatestPowerBelow(n);
    return this.#hash(nodeInput(await this.#rootOver(from, middle), await this.#rootOver(middle, to)));
  }

  /** A complete node, by its level above the leaves and its place there. */
  async #node(level: number, index: number): Promise<Uint8Array> {
    if (level % levelsPerTile === 0) return this.#stored(level / levelsPerTile, index);
    const name = `${level}/${index}`;
    const known = this.#known.get(name);
    if (known) return known;
    const children = [
      await this.#node(level - 1, index * 2),
      await this.#node(level - 1, index * 2 + 1),
    ] as const;
    const hash = await this.#hash(nodeInput(...children));
    this.#known.set(name, hash);
    return hash;
  }

  async #stored(level: number, index: number): Promise<Uint8Array> {
    const hashes = await readTile(this.#source, tileWith(level, index, this.size));
    const at = (index % tileWidth) * hashBytes;
    return hashes.subarray(at, at + hashBytes);
  }
}

function greatestPowerBelow(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}
