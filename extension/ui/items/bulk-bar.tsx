import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Decision } from './rows.ts';
import type { ItemView } from './use-item-view.ts';

const words = {
  send: { title: 'item.ask.sendTitle', text: 'item.ask.send', confirm: 'item.send' },
  keep: { title: 'item.ask.keepTitle', text: 'item.ask.keep', confirm: 'item.keep' },
  forget: { title: 'item.ask.removeTitle', text: 'item.ask.remove', confirm: 'item.remove' },
  delete: { title: 'item.ask.deleteTitle', text: 'item.ask.delete', confirm: 'item.delete' },
} as const;

/** How many items fit, and what can be done with all of them at once. Asks before anything happens to more than one. */
export function BulkBar(props: {
  view: ItemView;
  canSend: boolean;
  isArchive?: boolean;
  /** A sentence to add before items are removed. */
  note?: string | undefined;
}) {
  const { view, canSend, isArchive } = props;
  const { fitting, waiting } = view.counts;
  const [asked, setAsked] = useState<Decision>();
  const count = useRef<HTMLParagraphElement>(null);
  const carryOut = async (decision: Decision) => {
    setAsked(undefined);
    await view.decide(decision, 'all');
    count.current?.focus(); // The button that was pressed may be gone by now.
  };
  const begin = (decision: Decision, n: number) => (n > 1 ? setAsked(decision) : void carryOut(decision));
  const question = asked && words[asked === 'forget' && isArchive ? 'delete' : asked];
  return (
    <div class="bulk">
      <p ref={count} class="bulk-count" tabIndex={-1}>
        {i18n.t('tray.fits', [formatNumber(fitting)])}
      </p>
      <div class="row">
        {canSend && waiting > 0 && (
          <button type="button" class="primary" onClick={() => begin('send', waiting)}>
            {i18n.t('tray.send', [formatNumber(waiting)])}
          </button>
        )}
        {waiting > 0 && (
          <button type="button" onClick={() => begin('keep', waiting)}>
            {i18n.t('tray.keep', [formatNumber(waiting)])}
          </button>
        )}
        {fitting > 0 && (
          <button type="button" class="danger" onClick={() => begin('forget', fitting)}>
            {i18n.t(isArchive ? 'sent.remove' : 'tray.remove', [formatNumber(fitting)])}
          </button>
        )}
      </div>
      {asked && question && (
        <ConfirmDialog
          title={i18n.t(question.title)}
          text={i18n.t(question.text, [formatNumber(asked === 'forget' ? fitting : waiting)])}
          note={asked === 'forget' ? props.note : undefined}
          confirm={i18n.t(question.confirm)}
          isDangerous={asked === 'forget'}
          onConfirm={() => carryOut(asked)}
          close={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
