import { createPublicKey } from 'node:crypto';
import type { Store } from '../store/open-store.ts';
import { judgeBatch } from './judge-batch.ts';
import type { BatchProblem, StoredBatch } from './stored-batch.ts';
import type { Progress } from './write-archive.ts';

/** What proving found, in batches: `verified`, `trimmed`, `unverifiable` and those with problems add up to `batches`. */
export interface StoreProof {
  batches: number;
  /** The very text is here, and every observation in it. */
  verified: number;
  /** Something of it was deleted by its sender, so it cannot have its digest any more; the rest is here. */
  trimmed: number;
  /** Without its text: as earlier versions kept it, or kept apart for so long that the text is gone by rule. */
  unverifiable: number;
  problems: { batch: string; problem: BatchProblem }[];
  /** Problems beyond the first thousand. */
  moreProblems: number;
}

const batchesAtATime = 200;
const problemsListed = 1000;

/**
 * Proves that every acknowledged batch is here: its body opens and inflates, its digest and its entry for the public log
 * are those of its receipt, the receipt's signature is this server's, and its observations are there. Goes through the
 * table in pages, so that a running server goes on; bounded in memory.
 * @param receiptKey public key that receipts are signed with: raw Ed25519, base64url
 * @param firstKept YYYY-MM-DD: what was seen before was deleted by rule
 */
export async function verifyStore(
  { pool, cipher }: Pick<Store, 'pool' | 'cipher'>,
  receiptKey: string,
  firstKept: string,
  progress: Progress,
): Promise<StoreProof> {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: receiptKey }, format: 'jwk' });
  const proof: StoreProof = {
    ...{ batches: 0, verified: 0, trimmed: 0, unverifiable: 0 },
    ...{ problems: [], moreProblems: 0 },
  };
  const { rows: counts } = await pool.query<{ n: number }>('select count(*) as n from batches');
  for (let last = ['', '00000000-0000-0000-0000-000000000000']; ; ) {
    const { rows: page } = await pool.query<StoredBatch>(
      `with page as (
         select contributor, batch_id, status, trimmed, body, digest, receipt, commitment
         from batches where (contributor, batch_id) > ($1, $2::uuid)
         order by contributor, batch_id limit ${batchesAtATime}
       ), counted as (
         select contributor, batch_id, count(*) as rows from observations
         where contributor in (select contributor from page) group by contributor, batch_id
       )
       select page.*, coalesce(counted.rows, 0) as rows
       from page left join counted using (contributor, batch_id) order by contributor, batch_id`,
      last,
    );
    const end = page.at(-1);
    if (!end) return proof;
    for (const batch of page) {
      proof.batches++;
      const judged = await judgeBatch(batch, { pool, cipher, key, firstKept });
      if (typeof judged === 'string') proof[judged]++;
      else if (proof.problems.length < problemsListed)
        proof.problems.push({ batch: batch.batch_id, problem: judged.problem });
      else proof.moreProblems++;
    }
    last = [end.contributor, end.batch_id];
    progress(proof.batches, Math.max(counts[0]?.n ?? 0, proof.batches), 'batches');
  }
}
