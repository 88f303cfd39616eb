import { Hono } from 'hono';
import type { ListedBatch } from '#shared/wire/listed-batch.ts';
import { paths } from '#shared/wire/paths.ts';
import type { ReceiptList } from '#shared/wire/receipt-list.ts';
import { problem, type RequestVariables } from './problem.ts';
import { type ContributorDeps, verifyContributor } from './verify-contributor.ts';

/** What the route works with. */
export interface ReceiptListDeps extends ContributorDeps {
  listBatches(contributor: string): Promise<ListedBatch[]>;
}

/** GET /v1/receipts, signed by the study key: where each batch of its contributor stands. */
export function receiptListRoutes(deps: ReceiptListDeps): Hono<RequestVariables> {
  return new Hono<RequestVariables>().get(paths.receipts, async (context) => {
    const sender = await verifyContributor(context, deps);
    if ('refused' in sender) return problem(context, sender);
    const list: ReceiptList = { receipts: await deps.listBatches(sender.value) };
    return context.json(list, 200, { 'cache-control': 'no-store' });
  });
}
