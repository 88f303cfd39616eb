import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  type ListedReceipt,
  type ReceiptsAnswer,
  receipts as receiptsContract,
} from '../../messages/receipts.ts';
import { formatNumber } from '../format.ts';
import type { Ask } from '../surroundings.ts';
import { ReceiptCard } from './receipt-card.tsx';
import { LogNotice } from './standing-line.tsx';

const pageSize = 50;

/** The server's receipts, newest first, some at a time. */
export function ReceiptList({ ask, backend }: { ask: Ask; backend: string }) {
  const [receipts, setReceipts] = useState<readonly ListedReceipt[]>([]);
  const [total, setTotal] = useState<number>();
  const [trouble, setTrouble] = useState<ReceiptsAnswer['logTrouble']>(null);
  const [failed, setFailed] = useState(false);
  const loadMore = useCallback(
    async (offset: number) => {
      try {
        const page = await ask(receiptsContract, { offset, limit: pageSize });
        setReceipts((now) => [...now.slice(0, offset), ...page.receipts]);
        setTotal(page.total);
        setTrouble(page.logTrouble);
        setFailed(false);
      } catch {
        setFailed(true); // Shown below.
      }
    },
    [ask],
  );
  useEffect(() => void loadMore(0), [loadMore]);
  return (
    <section>
      {trouble && <LogNotice {...trouble} />}
      <p class="help sent-count" role="status">
        {failed && i18n.t('sent.failed')}
        {!failed &&
          total !== undefined &&
          receipts.length < total &&
          i18n.t('sent.shown', [formatNumber(receipts.length), formatNumber(total)])}
      </p>
      {total === 0 && <p class="empty">{i18n.t('sent.none')}</p>}
      <ul class="sent-receipts">
        {receipts.map((listed) => (
          <li key={listed.receipt.batchId}>
            <ReceiptCard listed={listed} backend={backend} />
          </li>
        ))}
      </ul>
      {total !== undefined && receipts.length < total && (
        <button type="button" onClick={() => loadMore(receipts.length)}>
          {i18n.t('sent.more')}
        </button>
      )}
    </section>
  );
}
