import { gunzipSync } from 'node:zlib';
import { Batch } from '#shared/wire/batch.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import { batchOwner } from '../../backend/store/body-cipher.ts';
import type { Store } from '../../backend/store/open-store.ts';

/** What the database holds of some contributors. */
export interface Stored {
  /** How often each title counts: once for each row of an observation, whose words are in the body of its batch. */
  titles: Map<string, number>;
  /** Every title in any body, whether it counts or not. */
  words: Set<string>;
  /** Receipts by batch id. */
  receipts: Map<string, Receipt>;
  /** What does not fit together, in words. */
  oddities: string[];
}

interface BatchRow {
  contributor: string;
  batch_id: string;
  status: string;
  receipt: Receipt;
  body: Uint8Array;
}

/** Reads what is stored of some contributors by SQL: rows, and bodies, which are decrypted. */
export async function readStored(
  { pool, cipher }: Pick<Store, 'pool' | 'cipher'>,
  contributors: readonly string[],
): Promise<Stored> {
  const stored: Stored = { titles: new Map(), words: new Set(), receipts: new Map(), oddities: [] };
  const { rows: batches } = await pool.query<BatchRow>(
    'select contributor, batch_id, status, receipt, body from batches where contributor = any($1)',
    [contributors],
  );
  const { rows } = await pool.query<{ id: string; batch_id: string }>(
    'select id, batch_id from observations where contributor = any($1)',
    [contributors],
  );
  const titleOf = new Map<string, string>();
  for (const batch of batches) {
    stored.receipts.set(batch.batch_id, batch.receipt);
    if (batch.status === 'quarantined') stored.oddities.push(`batch ${batch.batch_id} is in quarantine`);
    const sealed = cipher.open(batch.body, batchOwner(batch.contributor, batch.batch_id));
    for (const { id, item } of Batch.parse(JSON.parse(gunzipSync(sealed).toString())).observations) {
      const title = String(item.title);
      titleOf.set(`${batch.batch_id} ${id}`, title);
      stored.words.add(title);
      if (batch.status === 'waiting') count(stored.titles, title);
    }
  }
  for (const { id, batch_id } of rows) {
    const title = titleOf.get(`${batch_id} ${id}`);
    if (title === undefined)
      stored.oddities.push(`observation ${id} is not in the body of batch ${batch_id}`);
    else count(stored.titles, title);
  }
  return stored;
}

function count(numbers: Map<string, number>, title: string): void {
  numbers.set(title, (numbers.get(title) ?? 0) + 1);
}
