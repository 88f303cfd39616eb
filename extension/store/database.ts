import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Kind } from '#shared/observations/kind.ts';
import type {
  DeletionRow,
  DiscardRow,
  ExposureRow,
  KeyRow,
  LedgerRow,
  MarkRow,
  MemoRow,
  ObservationRow,
  OutboxRow,
  PackRow,
  PageRow,
  ReceiptRow,
  ShareRow,
  StoryRow,
  StructureRow,
  StudyRow,
  TallyRow,
} from './rows.ts';
import { type DatabaseVersion, versions } from './versions.ts';

/** The local database: the only lasting state of the extension. */
export class Database extends Dexie {
  declare observations: EntityTable<ObservationRow, 'id'>;
  declare tallies: Table<TallyRow, [status: string, day: string, source: string, kind: Kind]>;
  declare discards: Table<DiscardRow, [day: string, source: string, kind: Kind, reason: string]>;
  declare exposures: Table<ExposureRow, [pageView: string, surface: string]>;
  declare pages: EntityTable<PageRow, 'pageView'>;
  declare ledger: EntityTable<LedgerRow, 'sequence'>;
  declare outbox: EntityTable<OutboxRow, 'batchId'>;
  declare receipts: EntityTable<ReceiptRow, 'batchId'>;
  declare stories: EntityTable<StoryRow, 'id'>;
  declare deletions: EntityTable<DeletionRow, 'id'>;
  declare marks: Table<MarkRow, [source: string, surface: string]>;
  declare structures: EntityTable<StructureRow, 'id'>;
  declare studies: EntityTable<StudyRow, 'study'>;
  declare shares: Table<ShareRow, [study: string, item: string]>;
  declare keys: EntityTable<KeyRow, 'contributor'>;
  declare memos: EntityTable<MemoRow, 'name'>;
  declare packs: EntityTable<PackRow, 'source'>;

  constructor(name = 'daylight', history: readonly DatabaseVersion[] = versions) {
    super(name, { cache: 'disabled' }); // Nobody watches queries here, so nothing is kept in memory for it.
    for (const { version, stores, upgrade } of history) {
      const declared = this.version(version).stores(stores);
      if (upgrade) declared.upgrade(upgrade);
    }
  }
}
