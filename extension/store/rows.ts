import type { Standing } from '#shared/log/standing.ts';
import type { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { StoryDraft } from '#shared/stories/story.ts';
import type { Structure } from '#shared/structures/structure.ts';
import type { Deletion, DeletionReceipt } from '#shared/wire/deletion.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { StoryReceipt } from '#shared/wire/story.ts';
import type { StoryOutcome } from '#shared/wire/story-outcome.ts';
import type { StructureReceipt } from '#shared/wire/structure.ts';
import type { ConsentEvent } from '../consent/event.ts';

/**
 * The way of an observation on the device: `waiting` for the person to look at it, `approved` to be sent, `sealed` in a
 * batch of the outbox, `sent` once the server's receipt is here. `kept` never leaves: it is the person's own.
 */
export const observationStatuses = ['waiting', 'approved', 'sealed', 'sent', 'kept'] as const;
export type ObservationStatus = (typeof observationStatuses)[number];

/** Something that redaction took out of a field before the item was kept. */
export interface DroppedPart {
  field: string;
  kind: string;
  count: number;
}

/** One observation that is kept on this device. */
export interface ObservationRow {
  id: string;
  status: ObservationStatus;
  source: string;
  kind: Kind;
  /** Milliseconds since 1970; never leaves the device. */
  capturedAt: number;
  observation: Observation;
  /** What redaction took out. */
  dropped?: DroppedPart[];
  batchId?: string;
}

/** How many observations there are of one status, day (UTC, of capture), source and kind. Kept in step by every write. */
export interface TallyRow {
  status: ObservationStatus;
  day: string;
  source: string;
  kind: Kind;
  n: number;
}

/** How many items of a day were not kept at all, and why. */
export interface DiscardRow {
  day: string;
  source: string;
  kind: Kind;
  reason: string;
  n: number;
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
  withheld?: number;
  incomplete?: number;
  overflow?: number;
  broken?: number;
  layout?: string | null;
  /** Set once the day's counts are in a batch; '' before. */
  batchId: string;
  /** When the page view began, milliseconds since 1970; set by the store. Never leaves the device. */
  at?: number;
}

/** Why a surface is marked. `unread`: it is not read at all, or hardly; `incomplete`: its items lack more than before. */
export type MarkReason = 'unread' | 'incomplete';

/** How one surface of a site was read lately, under one version of the rules, and whether it is marked as changed. */
export interface MarkRow {
  source: string;
  surface: string;
  rules: string;
  /** The latest page views on which it showed something, the newest last; `isPoor`: too much lacked on it. */
  views: {
    pageView: string;
    isBroken: boolean;
    isPoor: boolean;
    /** Fingerprint of the layout, and items that were read. */
    layout: string | null;
    parsed: number;
  }[];
  /** Items that were read by day (UTC), and how many of them lacked a field that is usually there. */
  days: { day: string; parsed: number; incomplete: number }[];
  /** Set while it is marked: why, since which day, and whether the person has sent how it is built now. */
  raised?: { why: MarkReason; day: string; isHelped?: true };
  /** Milliseconds since 1970. */
  changedAt: number;
}

/**
 * The structure of a page, for mending the rules. `draft`: for the person to look at; `queued`: agreed to, on its way;
 * `sent`: the receipt is here.
 */
export interface StructureRow extends Attempts {
  id: string;
  status: 'draft' | 'queued' | 'sent';
  study: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  structure: Structure;
  /** The text that is sent, byte for byte; absent while nothing was agreed to. */
  json?: string;
  receipt?: StructureReceipt;
}

/** A page of an opted-in site that the person was on, for the trail of a story. Kept for a day. */
export interface PageRow {
  pageView: string;
  source: string;
  page: string;
  hostItem: string | null;
  at: number;
}

/** When something is tried again, and what the server finally said. */
export interface Attempts {
  attempts: number;
  /** Not before this moment, milliseconds since 1970. */
  nextAttemptAt: number;
  /** Code of a refusal that trying again cannot mend. Nothing is dropped, and the person is told. */
  refused?: string;
}

/** A sealed batch that waits for its receipt. It leaves the outbox in no other way than by a receipt or a withdrawal. */
export interface OutboxRow extends Attempts {
  batchId: string;
  /** The text that is sent, byte for byte the same on every attempt. */
  json: string;
  study: string;
  /** Of a batch for a study with an end: when each item was seen, milliseconds since 1970. Never leaves the device. */
  seenAt?: readonly number[];
  /** Set before the first attempt: it may have arrived. */
  tried?: true;
}

/**
 * A story. `draft`: being written, also anew after it was sent; `queued`: agreed to, on its way; `sent`: the server has
 * it in this revision; `withdrawn`: it was taken back.
 */
export interface StoryRow extends Attempts {
  id: string;
  status: 'draft' | 'queued' | 'sent' | 'withdrawn';
  /** Of what was sent last, or is on its way; 0 before the first time. */
  revision: number;
  study: string;
  updatedAt: number;
  draft: StoryDraft;
  /** The text that is sent, byte for byte; absent while nothing was agreed to. */
  json?: string;
  /** The server's word for the last revision that it has. */
  receipt?: StoryReceipt;
  /** What the server last said that moderators decided about the revision that it has. */
  outcome?: StoryOutcome;
}

/** A deletion of what was sent. Tried until its receipt is here, and kept with it. */
export interface DeletionRow extends Attempts {
  id: string;
  /** Whose key signs. */
  contributor: string;
  deletion: Deletion;
  requestedAt: number;
  receipt?: DeletionReceipt;
}

/** A ledger entry with its place. */
export interface LedgerRow extends ConsentEvent {
  sequence?: number;
}

/** A receipt, with the study it belongs to, and what was last found of it in the public record. */
export type ReceiptRow = Receipt & { study: string; standing?: Standing };

/** The identity of this device in one study. The private key cannot be read out, not even by us. */
export interface KeyRow {
  contributor: string;
  study: string;
  privateKey: CryptoKey;
  /** Raw Ed25519 key, base64url. */
  publicKey: string;
  /** The server's receipt key, remembered at enrolment; absent before. */
  receiptKey?: string;
  /** Public half of the key behind the recovery code, and whether the server has it. */
  recovery?: { publicKey: string; isKnown: boolean };
  /** Set when everything sent with it is to be deleted: it signs the deletion and nothing else. */
  retired?: true;
}

/** A signed rule pack as it came. It is judged anew whenever it is to be used, so that nothing here is trusted. */
export interface PackRow {
  source: string;
  signed: unknown;
}

/** A study with an end. What is signed is judged anew whenever it is to be used, so that nothing here is trusted. */
export interface StudyRow {
  study: string;
  /** Newest version, as it came. */
  signed: unknown;
  /** Digests of the versions under which a grant holds: the newest, and those that differ from it in nothing material. */
  inForce: string[];
  /** Day on which this device heard that it was closed before its time. It is never opened again. */
  closed?: string;
  /** The person has seen it in the list. */
  seen?: true;
}

/**
 * The way of an item to a study with an end, beside its way to the platform's own: `ready` to go, `sealed` in a batch of
 * the outbox, `sent` once the receipt is here. Only items that were sealed have one, and for each study at most one.
 */
export interface ShareRow {
  study: string;
  /** Id of the item here. */
  item: string;
  /** Id under which it goes to this study, and nowhere else. */
  id: string;
  status: 'ready' | 'sealed' | 'sent';
  batchId?: string;
}

/** One remembered value. */
export interface MemoRow {
  name:
    | 'clock'
    | 'invitation'
    | 'presigned-deletion'
    | 'outcomes-asked'
    | 'record-due'
    | 'record-seen'
    | 'record-trouble'
    | 'recovery-spares'
    | 'rules-due'
    | 'stop-list'
    | 'storage-full'
    | 'studies-due'
    | 'swept-ledger';
  value: unknown;
}
