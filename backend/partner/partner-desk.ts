import type { Measure } from '../measure/measure.ts';
import type { Store } from '../store/open-store.ts';
import { unpackBatches } from '../store/unpack-batches.ts';
import type { Reader } from './access.ts';
import { findKey, type PartnerKey } from './keys.ts';
import { type CellsOrder, type CellTable, readCells } from './read-cells.ts';
import { type ExhibitsOrder, readExhibits } from './read-exhibits.ts';
import { rowsLeft } from './rows-today.ts';

/** All that is done for partners, on an open store. */
export interface PartnerDesk {
  /** The key that somebody holds, ended or not; undefined where there is none. */
  findKey(key: string): Promise<PartnerKey | undefined>;
  /** Everything that is measured, whether in the window or not. */
  measures(): Promise<readonly Measure[]>;
  /** One after the other: counting costs, and the embedded database does nothing else meanwhile. */
  cells(order: CellsOrder): Promise<CellTable>;
  /** How many more rows a key may take today. */
  rowsLeft(reader: Reader, today: string): Promise<number>;
  /** Line by line. */
  exhibits(order: ExhibitsOrder): AsyncGenerator<string>;
}

/**
 * What partners get, from a store.
 * @param measures loads all measures of all datasets
 */
export function partnerDesk(
  store: Pick<Store, 'pool' | 'publisherPool' | 'cipher'>,
  measures: () => Promise<readonly Measure[]>,
): PartnerDesk {
  let before: Promise<unknown> = Promise.resolve();
  // What was taken in a burst is there like everything else.
  const unpack = async () => {
    while ((await unpackBatches(store.pool, store.cipher, 50)) > 0);
  };
  return {
    findKey: (key) => findKey(store.pool, key),
    measures,
    rowsLeft: (reader, today) => rowsLeft(store.pool, reader, today),
    cells(order) {
      const turn = before.then(unpack).then(() => readCells(store, order));
      before = turn.catch(() => {}); // Whoever asked hears of it; the next one goes on.
      return turn;
    },
    async *exhibits(order) {
      await unpack();
      yield* readExhibits(store, order);
    },
  };
}
