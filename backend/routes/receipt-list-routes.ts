import { Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import type { ListedBatch, ReceiptList } from '#shared/wire/receipt-list.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { IngestStore } from '../ingest/ingest-store.ts';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';
import { type FindSigner, type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What the route works with. */
export interface ReceiptListDeps extends VerifyDeps {
  store: Pick<IngestStore, 'findContributor'>;
  listBatches(contributor: string): Promise<ListedBatch[]>;
}

/** GET /v1/receipts, signed by the study key: where each batch of its contributor stands. */
export function receiptListRoutes(deps: ReceiptListDeps): Hono<RequestVariables> {
  const byStudyKey: FindSigner = (keyId) => deps.store.findContributor(keyId);
  return new Hono<RequestVariables>().get(paths.receipts, async (context) => {
    const signer = await verifyRequest(context, signatureProfile.withoutBody, byStudyKey, deps);
    if ('refused' in signer) return problem(context, signer);
    if (signer.value.deleted) return problem(context, refuse('contributor_deleted'));
    const list: ReceiptList = { receipts: await deps.listBatches(signer.value.contributor) };
    return context.json(list, 200, { 'cache-control': 'no-store' });
  });
}
