import { i18n } from '#i18n';
import type { ReceiptBundle } from '#shared/log/receipt-bundle.ts';
import { receiptNumber } from '#shared/wire/story.ts';
import type { ListedReceipt } from '../../messages/receipts.ts';

/** Has the browser save a receipt as the file that anybody can check it with. Nothing is asked, and nothing leaves. */
export function SaveReceipt({ listed: { receipt, standing, key } }: { listed: ListedReceipt }) {
  if (key === null) return null;
  const save = () => {
    const place = standing?.place ?? null;
    const bundle: ReceiptBundle = { format: 'daylight-receipt/1', receipt, key, place };
    const file = new Blob([`${JSON.stringify(bundle, null, 2)}\n`], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `daylight-receipt-${receiptNumber(receipt)}.json`;
    link.click();
    // The browser reads the file after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <div class="sent-save">
      <button type="button" name="save-receipt" onClick={save}>
        {i18n.t('sent.record.save')}
      </button>
      <p class="help">{i18n.t('sent.record.saveHelp')}</p>
    </div>
  );
}
