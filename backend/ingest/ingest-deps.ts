import type { BurstValve } from './burst-valve.ts';
import type { EnrolmentTerms } from './enrolment-terms.ts';
import type { IngestStore } from './ingest-store.ts';
import type { KnownStudies } from './known-studies.ts';
import type { ReceiptSigner } from './receipt-signer.ts';

/** What ingest works with. */
export interface IngestDeps {
  store: IngestStore;
  signer: ReceiptSigner;
  /** Hashes of the consent documents that exist. */
  documents: ReadonlySet<string>;
  /** Studies that donations are taken for. */
  studies: KnownStudies;
  /** What is asked of a key that nobody knows yet. */
  terms: EnrolmentTerms;
  /** Whether batches are unpacked at once. */
  valve: BurstValve;
  now: () => Date;
}
