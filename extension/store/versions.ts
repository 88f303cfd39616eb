import type { Transaction } from 'dexie';

/** One version of the local database. A version that has shipped is never edited; the next one is added below it. */
export interface DatabaseVersion {
  version: number;
  /** Dexie schema: primary key, then indexes. Only tables that change need to stand in a later version. */
  stores: Record<string, string | null>;
  upgrade?: (transaction: Transaction) => Promise<void>;
}

/** Every version of the local database, oldest first. */
export const versions: readonly DatabaseVersion[] = [
  {
    version: 1,
    stores: {
      observations: [
        'id',
        '[status+capturedAt]',
        '[status+source+capturedAt]',
        '[status+kind+capturedAt]',
        '[status+source+kind+capturedAt]',
        'batchId',
      ].join(', '),
      tallies: '[status+day+source+kind]',
      discards: '[day+source+kind+reason]',
      exposures: '[pageView+surface], [batchId+day]',
      pages: 'pageView, at',
      ledger: '++sequence, &id, &previous',
      outbox: 'batchId, nextAttemptAt, refused',
      receipts: 'batchId, day',
      stories: 'id, status, updatedAt',
      deletions: 'id, nextAttemptAt',
      keys: 'contributor, study',
      memos: 'name',
    },
  },
  {
    version: 2,
    stores: { packs: 'source', marks: '[source+surface]', structures: 'id, nextAttemptAt' },
  },
  {
    version: 3,
    stores: { studies: 'study', shares: '[study+item], study, [study+status], item, batchId' },
  },
];
