import type { JSONColumnType } from 'kysely';
import type { Observation } from '#shared/observations/observation.ts';
import type { ConsentSnapshot } from '#shared/wire/batch.ts';
import type { Receipt } from '#shared/wire/receipt.ts';

/** Columns of the tables, as the migrations make them. Days are YYYY-MM-DD text. */
export interface Tables {
  contributors: { contributor: string; study: string; public_key: string; enrolled_day: string };
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
  };
}
