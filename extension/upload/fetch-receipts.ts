import { paths } from '#shared/wire/paths.ts';
import { ReceiptList } from '#shared/wire/receipt-list.ts';
import { getSigned } from './get-signed.ts';
import type { Backend } from './post.ts';
import type { Signatory } from './sign.ts';

/** Asks the server where each batch of a contributor stands. Sends nothing but the signed question. */
export async function fetchReceipts(
  backend: Backend,
  signatory: Signatory,
): Promise<ReceiptList | { failed: 'offline' }> {
  const got = await getSigned(backend, paths.receipts, signatory);
  if (!('bytes' in got)) return { failed: 'offline' };
  try {
    return ReceiptList.parse(JSON.parse(new TextDecoder().decode(got.bytes)));
  } catch {
    return { failed: 'offline' };
  }
}
