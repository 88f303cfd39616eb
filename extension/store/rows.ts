import type { Observation } from '#shared/observations/observation.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { ConsentEvent } from '../consent/event.ts';

/**
 * The way of an observation on the device: `waiting` for the person to look at it, `approved` to be sent, `sealed` in a
 * batch of the outbox, `sent` once the server's receipt is here.
 */
export type ObservationStatus = 'waiting' | 'approved' | 'sealed' | 'sent';

/** One observation that is kept on this device. */
export interface ObservationRow {
  id: string;
  status: ObservationStatus;
  source: string;
  /** Milliseconds since 1970; never leaves the device. */
  capturedAt: number;
  observation: Observation;
  batchId?: string;
}

/** Counts of one surface on one page view. Page views are added up by day before anything leaves. */
export interface ExposureRow {
  pageView: string;
  surface: string;
  source: string;
  day: string;
  rules: string;
  containers: number;
  items: number;
  visible: number;
  parsed: number;
  failed: number;
  /** Set once the day's counts are in a batch; '' before. */
  batchId: string;
}

/** A sealed batch that waits for its receipt. It leaves the outbox in no other way than by a receipt or a withdrawal. */
export interface OutboxRow {
  batchId: string;
  /** The text that is sent, byte for byte the same on every attempt. */
  json: string;
  study: string;
  attempts: number;
  /** Not before this moment, milliseconds since 1970. */
  nextAttemptAt: number;
  /** Code of a refusal that trying again cannot mend. The batch stays, and the person is told. */
  refused?: string;
}

/** A ledger entry with its place. */
export interface LedgerRow extends ConsentEvent {
  sequence?: number;
}

/** A receipt, with the study it belongs to. */
export interface ReceiptRow extends Receipt {
  study: string;
}

/** The identity of this device in one study. The private key cannot be read out, not even by us. */
export interface KeyRow {
  study: string;
  privateKey: CryptoKey;
  /** Raw Ed25519 key, base64url. */
  publicKey: string;
  contributor: string;
  /** The server's receipt key, remembered at enrolment; absent before. */
  receiptKey?: string;
}
