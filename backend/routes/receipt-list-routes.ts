import { Hono } from 'hono';
import type { ListedBatch } from '#shared/wire/listed-batch.ts';
import { paths } from '#shared/wire/paths.ts';
import type { ReceiptList } from '#shared/wire/receipt-list.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import { refuse } from '../ingest/outcome.ts';
import { byStudyKey, type StudyKeyDeps } from './find-signer.ts';
import { problem, type RequestVariables } from './problem.ts';
import { type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What the route works with. */
export interface ReceiptListDeps extends StudyKeyDeps, VerifyDeps {
  listBatches(contributor: string): Promise<ListedBatch[]>;
}

/** GET /v1/receipts, signed by the study key: where each batch of its contributor stands. */
export function receiptListRoutes(deps: ReceiptListDeps): Hono<RequestVariables> {
  return new Hono<RequestVariables>().get(paths.receipts, async (context) => {
    const signer = await verifyRequest(context, signatureProfile.withoutBody, byStudyKey(deps), deps);
    if ('refused' in signer) return problem(context, signer);
    const { contributor } = signer.value;
    const known = await deps.store.findContributor(contributor);
    if (!known) return problem(context, refuse('contributor_unknown'));
    if (known.deleted) return problem(context, refuse('contributor_deleted'));
    const list: ReceiptList = { receipts: await deps.listBatches(contributor) };
    return context.json(list, 200, { 'cache-control': 'no-store' });
  });
}
