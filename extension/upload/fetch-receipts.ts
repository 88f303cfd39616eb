import ky, { HTTPError } from 'ky';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { ReceiptList } from '#shared/wire/receipt-list.ts';
import type { Backend } from './post.ts';
import { type Signatory, signRequest } from './sign.ts';

const mostSignatures = 2;

/** Asks the server where each batch of a contributor stands. Sends nothing but the signed question. */
export async function fetchReceipts(
  backend: Backend,
  signatory: Signatory,
): Promise<ReceiptList | { failed: 'offline' }> {
  for (let signed = 0; signed < mostSignatures; signed++) {
    const now = Math.floor(Date.now() / 1000) + backend.clockOffset;
    try {
      const answer = await ky.get(backend.origin + paths.receipts, {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          return fetch(request, { headers: await signRequest(request, signatory, now) });
        },
        retry: 0,
        timeout: 20_000,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
      const list = ReceiptList.safeParse(await answer.json());
      return list.success ? list.data : { failed: 'offline' };
    } catch (error) {
      const problem = error instanceof HTTPError ? Problem.safeParse(error.data).data : undefined;
      if (problem?.code !== 'clock_skew' || problem.serverTime === undefined) return { failed: 'offline' };
      backend.clockOffset = problem.serverTime - Math.floor(Date.now() / 1000);
    }
  }
  return { failed: 'offline' };
}
