import { utcDay } from '#shared/day.ts';
import type { DiscardReason, QuarantineReason } from '#shared/wire/quarantine.ts';
import { noteAct } from '../moderation/note-act.ts';
import { OperatorError } from '../operator-error.ts';
import { openBody } from '../store/batch-body.ts';
import type { Store } from '../store/open-store.ts';
import { type SqlClient, transaction } from '../store/sql-pool.ts';
import { unpackOf } from '../store/unpack-batches.ts';
import { type BatchApart, findBatch } from './find-batch.ts';
import { listQuarantined, type QuarantinedBatch } from './list-quarantined.ts';
import { type Problem, type Recheck, recheck } from './recheck.ts';

/** Why a batch lies apart, by the code of today. */
export interface Explained {
  batch: string;
  study: string;
  received: string;
  /** Why it was kept apart when it came. */
  reason: QuarantineReason;
  /** Why it would be kept apart today; null: it would be taken, so it can be let in. */
  today: string | null;
  problems: Problem[];
}

/** What can be done about batches that lie apart. Nobody reads one: what is shared to be counted is never read by a person. */
export interface QuarantineDesk {
  list(all?: boolean): Promise<QuarantinedBatch[]>;
  explain(batch: string, by: string | undefined): Promise<Explained>;
  /** Lets a batch in that the present code finds nothing wrong with. */
  release(batch: string, by: string): Promise<{ batch: string; released: true; observations: number }>;
  /** Deletes the text of a batch for good; its sender can read why. */
  discard(
    batch: string,
    by: string,
    reason: DiscardReason,
  ): Promise<{ batch: string; discarded: DiscardReason }>;
}

/**
 * The desk on an open store.
 * @param documents hashes of the consent documents that exist
 */
export function quarantineDesk(
  { pool, cipher }: Pick<Store, 'pool' | 'cipher'>,
  documents: ReadonlySet<string>,
  now: () => Date,
): QuarantineDesk {
  const check = (apart: BatchApart): Promise<Recheck> => {
    if (!apart.body)
      throw new OperatorError(
        `The text of the batch ${apart.batchId} is gone by rule: it can neither be looked at nor let in.`,
      );
    return recheck(openBody(cipher, apart, apart.body), apart, documents);
  };
  return {
    list: (all) => listQuarantined(pool, { all }),
    explain: (name, by) =>
      transaction(pool, async (client) => {
        const apart = await findBatch(client, name);
        const { batchId: batch, study, received, reason } = apart;
        const found = await check(apart);
        await noteAct(client, { of: { batch }, what: 'batch-shown', by, day: utcDay(now()) });
        const open = 'batch' in found;
        return {
          ...{ batch, study, received, reason },
          ...{ today: open ? null : found.why, problems: open ? [] : found.problems },
        };
      }),
    release: (name, by) =>
      transaction(pool, async (client) => {
        const apart = await findBatch(client, name);
        const found = await check(apart);
        if (!('batch' in found))
          throw new OperatorError(
            `The batch ${apart.batchId} would be kept apart today, too (${found.why}): it was not let in.`,
          );
        const { batch } = found;
        await client.query(
          `update batches set status = 'waiting', reason = null, observations = $3::int, exposures = $4::int,
             consents = $5::jsonb, joined = $6::jsonb
           where contributor = $1 and batch_id = $2::uuid`,
          [
            ...[apart.contributor, apart.batchId, batch.observations.length, batch.exposures.length],
            ...[JSON.stringify(batch.consents), JSON.stringify(batch.joined)],
          ],
        );
        await unpackOf(client, cipher, apart.contributor);
        const act = { of: { batch: apart.batchId }, what: 'batch-released', reason: apart.reason } as const;
        await noteAct(client, { ...act, by, day: utcDay(now()) });
        return { batch: apart.batchId, released: true, observations: batch.observations.length };
      }),
    discard: (name, by, reason) =>
      transaction(pool, async (client: SqlClient) => {
        const { contributor, batchId } = await findBatch(client, name);
        await client.query(
          'update batches set discarded = $3, body = null where contributor = $1 and batch_id = $2::uuid',
          [contributor, batchId, reason],
        );
        const act = { of: { batch: batchId }, what: 'batch-discarded', reason } as const;
        await noteAct(client, { ...act, by, day: utcDay(now()) });
        return { batch: batchId, discarded: reason };
      }),
  };
}
