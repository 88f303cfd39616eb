import { Dexie, type EntityTable, type Table } from 'dexie';
import type { ExposureRow, KeyRow, LedgerRow, ObservationRow, OutboxRow, ReceiptRow } from './rows.ts';
import { type DatabaseVersion, versions } from './versions.ts';

/** The local database: the only lasting state of the extension. */
export class Database extends Dexie {
  declare observations: EntityTable<ObservationRow, 'id'>;
  declare exposures: Table<ExposureRow, [pageView: string, surface: string]>;
  declare ledger: EntityTable<LedgerRow, 'sequence'>;
  declare outbox: EntityTable<OutboxRow, 'batchId'>;
  declare receipts: EntityTable<ReceiptRow, 'batchId'>;
  declare keys: EntityTable<KeyRow, 'study'>;

  constructor(name = 'daylight', history: readonly DatabaseVersion[] = versions) {
    super(name);
    for (const { version, stores, upgrade } of history) {
      const declared = this.version(version).stores(stores);
      if (upgrade) declared.upgrade(upgrade);
    }
  }
}
