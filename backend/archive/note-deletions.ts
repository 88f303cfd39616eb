import type { IngestStore } from '../ingest/ingest-store.ts';
import type { TombstoneBook } from './tombstones.ts';

/**
 * The same store, which notes every deletion beside the database before carrying it out. The order matters: a deletion
 * that is done and not noted would be undone by a restore; one that is noted and not done was asked for all the same.
 */
export function noteDeletions(store: IngestStore, book: TombstoneBook): IngestStore {
  return {
    ...store,
    async deleteSent(order) {
      const { contributor, id, target, day } = order;
      await book.note({ contributor, id, target, day });
      return store.deleteSent(order);
    },
  };
}
