import type { Batch } from '#shared/wire/batch.ts';
import type { DeletionReceipt, DeletionTarget } from '#shared/wire/deletion.ts';
import type { Holdings } from '#shared/wire/holdings.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { SentStory, StoryReceipt } from '#shared/wire/story.ts';
import type { SentStructure, StructureReceipt } from '#shared/wire/structure.ts';

/** A contributor as the server knows them: a key, and the study that it was made for. */
export interface Contributor {
  contributor: string;
  study: string;
  /** Raw Ed25519 key, base64url, that requests in their name are checked with: their study key, or their recovery key. */
  publicKey: string;
}

/** A contributor who enrolled. */
export interface KnownContributor extends Contributor {
  /** They had everything deleted: only a tombstone is left, and nothing is taken from them again. */
  deleted: boolean;
}

/** The key that may delete when the study key is lost, and the name it signs under. */
export interface Recovery {
  recoveryKey: string;
  recoveryId: string;
}

/** A batch with the receipt that it will be answered with. Its id is unique for ever, whatever became of it. */
export interface TakenBatch {
  contributor: string;
  batchId: string;
  wire: number;
  /** The gzip bytes that were signed. */
  body: Uint8Array;
  receipt: Receipt;
  /** Its entry in the public log; null in the wire version that has no log. */
  commitment: Uint8Array | null;
  /**
   * `stored`: it passed every check, and its contents become rows at once. `waiting`: likewise, but later. `quarantined`:
   * it is kept as it came, and nothing of it ever counts.
   */
  content:
    | { status: 'stored' | 'waiting'; batch: Batch }
    | { status: 'quarantined'; reason: QuarantineReason };
}

/**
 * What came of storing a batch. `earlier`: a batch with this id is there, and this is its receipt. `contributor_gone`:
 * there is no such contributor, or they had everything deleted meanwhile.
 */
export type StoreOutcome = 'stored' | 'contributor_gone' | { earlier: Receipt };

/** A story that passed every check, with the receipt that it will be answered with. */
export interface CheckedStory {
  contributor: string;
  story: SentStory;
  receipt: StoryReceipt;
}

/** What the server knows of a story id: the latest receipt and the day it was first sent, or that it was deleted. */
export type KnownStory = { day: string; receipt: StoryReceipt } | 'deleted';

/** What came of storing a story. `earlier`: this revision, a later one or a tombstone is there already. */
export type StoryOutcome = 'stored' | 'contributor_gone' | { earlier: KnownStory };

/** A structure that passed every check, with the receipt that it will be answered with. */
export interface CheckedStructure {
  contributor: string;
  sent: SentStructure;
  receipt: StructureReceipt;
}

/** What came of storing a structure. `earlier`: one with this id is there, and this is its receipt. */
export type StructureOutcome = 'stored' | 'contributor_gone' | { earlier: StructureReceipt };

/** What a deletion took away. Structures go along uncounted: the receipt has no field for them. */
export interface DeletedCounts {
  observations: number;
  exposures: number;
  stories: number;
  /** Releases (dataset@version) that held something of it. */
  releases: string[];
}

/** A deletion whose sender is proved. */
export interface DeletionOrder {
  contributor: string;
  id: string;
  target: DeletionTarget;
  /** Today in UTC. */
  day: string;
  /** Makes the receipt, once it is known what was deleted. */
  receiptOf: (counts: DeletedCounts) => DeletionReceipt;
}

/** What came of a deletion. `earlier`: a deletion with this id was carried out before, with this target and receipt. */
export type DeletionOutcome =
  | { deleted: DeletionReceipt }
  | { earlier: { target: DeletionTarget; receipt: DeletionReceipt } }
  | 'contributor_gone';

/** The store that ingest needs. Whatever it changes is on disk when it returns: everything or nothing. */
export interface IngestStore {
  findContributor(contributor: string): Promise<KnownContributor | undefined>;
  /**
   * The contributor who named a recovery key with this id; `publicKey` is that recovery key. Should two have named the
   * same, a living one goes before one who is deleted, and who enrolled first before who came later.
   */
  findByRecovery(recoveryId: string): Promise<KnownContributor | undefined>;
  /** Enrolling again changes nothing but the recovery key, where one is given. */
  enrol(contributor: Contributor, day: string, recovery?: Recovery): Promise<'enrolled' | 'deleted'>;
  storeBatch(taken: TakenBatch): Promise<StoreOutcome>;
  /** How many batches of a contributor were put into quarantine on a day. */
  countQuarantined(contributor: string, day: string): Promise<number>;
  findStory(contributor: string, story: string): Promise<KnownStory | undefined>;
  /** Stores a new story, or puts a higher revision in the place of a lower one. */
  storeStory(checked: CheckedStory): Promise<StoryOutcome>;
  storeStructure(checked: CheckedStructure): Promise<StructureOutcome>;
  deleteSent(order: DeletionOrder): Promise<DeletionOutcome>;
  countHoldings(contributor: string): Promise<Holdings>;
}
