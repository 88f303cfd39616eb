import { i18n } from '#i18n';
import type { LogTrouble, ReceiptTrouble } from '#shared/log/standing.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { isPresent } from '#shared/wire/receipt.ts';
import type { ListedReceipt } from '../../messages/receipts.ts';
import { formatDay, formatNumber } from '../format.ts';

const reasons = {
  body_not_gzip: 'sent.record.unreadable',
  body_not_json: 'sent.record.unreadable',
  json_not_canonical: 'sent.record.unreadable',
  batch_invalid: 'sent.record.unreadable',
  inflated_too_large: 'sent.record.tooLarge',
  consent_unknown: 'sent.record.consent',
  personal_data: 'sent.record.personal',
  outside_study: 'sent.record.outsideStudy',
} as const satisfies Record<QuarantineReason, string>;

const receiptTroubles = {
  overdue: 'sent.record.overdue',
  missing: 'sent.record.missing',
  'not-included': 'sent.record.notIncluded',
  moved: 'sent.record.moved',
} as const satisfies Record<ReceiptTrouble, string>;

const logTroubles = {
  unsigned: 'sent.record.unsigned',
  rewritten: 'sent.record.rewritten',
  damaged: 'sent.record.damaged',
} as const satisfies Record<LogTrouble, string>;

/** How a receipt stands in the public record: a quiet line where all is well, a notice where something is wrong. */
export function StandingLine({ listed: { receipt, standing } }: { listed: ListedReceipt }) {
  const reason = standing?.reason ?? (isPresent(receipt) ? receipt.reason : null);
  return (
    <>
      {reason && (
        <p class="notice">
          {i18n.t('sent.record.apart')} {i18n.t(reasons[reason])}
        </p>
      )}
      {standing?.trouble && <p class="notice">{i18n.t(receiptTroubles[standing.trouble])}</p>}
      {standing && !standing.trouble && isPresent(receipt) && (
        <p class="help sent-standing">
          {standing.place
            ? i18n.t('sent.record.placed', [
                formatNumber(standing.place.index),
                formatDay(standing.checkedDay),
              ])
            : i18n.t('sent.record.pending')}
        </p>
      )}
    </>
  );
}

/** What is wrong with the public record as a whole, and since when that is known. */
export function LogNotice({ trouble, day }: { trouble: LogTrouble; day: string }) {
  return (
    <p class="notice" role="alert">
      {i18n.t(logTroubles[trouble], [formatDay(day)])}
    </p>
  );
}
