import type { Receipt } from '#shared/wire/receipt.ts';

/** What is wrong with a batch, in a word; what each means and what to do stands in docs/operating.md. */
export type BatchProblem =
  | 'body_lost'
  | 'body_unreadable'
  | 'digest_differs'
  | 'signature_wrong'
  | 'commitment_differs'
  | 'counts_differ'
  | 'observations_missing'
  | 'observations_unexpected';

/** A batch as it is stored; `rows` is how many observations have it as their batch. */
export interface StoredBatch {
  contributor: string;
  batch_id: string;
  status: 'stored' | 'waiting' | 'quarantined';
  trimmed: boolean;
  body: Uint8Array | null;
  digest: string;
  receipt: Receipt;
  commitment: Uint8Array | null;
  rows: number;
}
