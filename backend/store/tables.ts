import type { JSONColumnType } from 'kysely';
import type { Observation } from '#shared/observations/observation.ts';
import type { ConsentReference, ConsentSnapshot } from '#shared/wire/batch.ts';
import type { DeletionReceipt, DeletionTarget } from '#shared/wire/deletion.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { SentStory, StoryReceipt } from '#shared/wire/story.ts';
import type { SentStructure, StructureReceipt } from '#shared/wire/structure.ts';

/** Columns of the tables, as the migrations make them. Days are YYYY-MM-DD text. */
export interface Tables {
  contributors: {
    contributor: string;
    study: string;
    public_key: string;
    enrolled_day: string;
    recovery_key: string | null;
    recovery_id: string | null;
    deleted_day: string | null;
  };
  batches: {
    contributor: string;
    batch_id: string;
    digest: string;
    received_day: string;
    study: string;
    wire: number;
    consents: JSONColumnType<ConsentSnapshot[]>;
    observations: number;
    exposures: number;
    receipt: JSONColumnType<Receipt>;
    joined: JSONColumnType<ConsentReference> | null;
  };
  observations: {
    contributor: string;
    day: string;
    id: string;
    batch_id: string;
    study: string;
    kind: string;
    source: string;
    surface: string;
    tier: string;
    item_id: string | null;
    publisher_id: string | null;
    publisher_name: string | null;
    record: JSONColumnType<Observation>;
  };
  exposures: {
    contributor: string;
    day: string;
    source: string;
    surface: string;
    rules: string;
    batch_id: string;
    study: string;
    pages: number;
    containers: number;
    items: number;
    visible: number;
    parsed: number;
    failed: number;
    withheld: number;
    incomplete: number;
    overflow: number;
    broken: number;
    layout: string | null;
  };
  structures: {
    contributor: string;
    structure_id: string;
    study: string;
    source: string;
    surface: string;
    rules: string;
    layout: string | null;
    received_day: string;
    digest: string;
    record: JSONColumnType<SentStructure>;
    receipt: JSONColumnType<StructureReceipt>;
  };
  stories: {
    contributor: string;
    story_id: string;
    revision: number;
    study: string;
    status: 'received' | 'held' | 'deleted';
    received_day: string;
    category: string | null;
    severity: string | null;
    audience: string | null;
    language: string | null;
    day: string | null;
    digest: string | null;
    record: JSONColumnType<SentStory> | null;
    receipt: JSONColumnType<StoryReceipt> | null;
  };
  deletions: {
    contributor: string;
    deletion_id: string;
    target: JSONColumnType<DeletionTarget>;
    day: string;
    observations: number;
    exposures: number;
    stories: number;
    receipt: JSONColumnType<DeletionReceipt>;
  };
}
