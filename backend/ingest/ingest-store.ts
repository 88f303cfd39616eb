import type { Batch } from '#shared/wire/batch.ts';
import type { Holdings } from '#shared/wire/holdings.ts';
import type { Receipt } from '#shared/wire/receipt.ts';

/** A contributor as the server knows them: a key, and the study that it was made for. */
export interface Contributor {
  contributor: string;
  study: string;
  publicKey: string;
}

/** A batch that passed every check, with the receipt that it will be answered with. */
export interface CheckedBatch {
  contributor: string;
  batch: Batch;
  receipt: Receipt;
  /** `source/kind` of what a person may read: the scopes that were granted as exhibit. */
  exhibits: string[];
}

/** What came of storing a batch. `earlier`: a batch with this id is there, and this is its receipt. */
export type StoreOutcome = 'stored' | 'contributor_gone' | { earlier: Receipt };

/** The store that ingest needs. */
export interface IngestStore {
  findContributor(contributor: string): Promise<Contributor | undefined>;
  /** Enrolling again changes nothing. */
  enrol(contributor: Contributor, day: string): Promise<void>;
  /** Everything or nothing, and on disk when it returns. */
  storeBatch(checked: CheckedBatch): Promise<StoreOutcome>;
  countHoldings(contributor: string): Promise<Holdings>;
}
