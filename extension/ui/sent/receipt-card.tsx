import { i18n } from '#i18n';
import { receiptText } from '#shared/wire/receipt.ts';
import { receiptNumber } from '#shared/wire/story.ts';
import type { ListedReceipt } from '../../messages/receipts.ts';
import { formatDay, formatNumber } from '../format.ts';
import { type Field, FieldList } from '../items/field-list.tsx';
import { SaveReceipt } from './save-receipt.tsx';
import { StandingLine } from './standing-line.tsx';

/** One receipt in short, which opens to all that it says, who signed it, and how it stands in the public record. */
export function ReceiptCard({ listed, backend }: { listed: ListedReceipt; backend: string }) {
  const { receipt } = listed;
  const number = receiptNumber(receipt);
  const fields: Field[] = [
    { label: i18n.t('sent.field.number'), value: number, help: i18n.t('sent.field.numberHelp') },
    { label: i18n.t('sent.field.day'), value: formatDay(receipt.day) },
    { label: i18n.t('sent.field.observations'), value: formatNumber(receipt.observations) },
    {
      label: i18n.t('sent.field.exposures'),
      value: formatNumber(receipt.exposures),
      help: i18n.t('sent.field.exposuresHelp'),
    },
    { label: i18n.t('sent.field.signedBy'), value: i18n.t('sent.field.signedByValue', [backend]) },
    { label: i18n.t('sent.field.batchId'), value: receipt.batchId, isCode: true },
    { label: i18n.t('sent.field.contributor'), value: receipt.contributor, isCode: true },
    { label: i18n.t('sent.field.digest'), value: receipt.digest, isCode: true },
    { label: i18n.t('sent.field.signature'), value: receipt.signature, isCode: true },
  ];
  return (
    <div class="sent-receipt">
      <details>
        <summary>
          <span class="sent-number">{i18n.t('sent.receipt', [number])}</span>
          <span>
            {i18n.t('sent.receiptLine', [formatDay(receipt.day), formatNumber(receipt.observations)])}
          </span>
        </summary>
        <SaveReceipt listed={listed} />
        <FieldList fields={fields} />
        <p class="help">{i18n.t('sent.field.signedText')}</p>
        <pre class="exact" dir="ltr">
          {receiptText(receipt)}
        </pre>
      </details>
      <StandingLine listed={listed} />
    </div>
  );
}
