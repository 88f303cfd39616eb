import { i18n } from '#i18n';
import { formatDay, formatNumber } from '../format.ts';
import type { Part } from './part.ts';
import { QuestionDialog } from './question-dialog.tsx';

/** Asks once more, with numbers. For everything, stopping first is offered, as more would come otherwise. */
export function DeleteDialog(props: {
  part: Part | undefined;
  items: number;
  sent: number;
  cancel: () => void;
  remove: (stopFirst: boolean) => Promise<void>;
}) {
  const { part, items, sent, cancel, remove } = props;
  const buttons = (
    <>
      <button type="button" onClick={cancel}>
        {i18n.t('myData.cancel')}
      </button>
      {part?.of === 'all' && (
        <button type="button" class="danger" onClick={() => remove(true)}>
          {i18n.t('myData.stopFirst')}
        </button>
      )}
      <button type="button" class="danger" onClick={() => remove(false)}>
        {i18n.t('myData.delete')}
      </button>
    </>
  );
  return (
    <QuestionDialog open={part !== undefined} title={titleOf(part)} close={cancel} buttons={buttons}>
      <p>{i18n.t('myData.confirmNumber', [formatNumber(items)])}</p>
      {sent > 0 && <p>{i18n.t('myData.confirmSent', [formatNumber(sent)])}</p>}
      <p>{i18n.t('myData.confirmUndo')}</p>
      {part?.of === 'all' && <p>{i18n.t('myData.confirmGoesOn')}</p>}
    </QuestionDialog>
  );
}

function titleOf(part: Part | undefined): string {
  if (part?.of === 'day') return i18n.t('myData.confirmDay', [formatDay(part.day)]);
  if (part?.of === 'source') return i18n.t('myData.confirmSite', [part.name]);
  return i18n.t('myData.confirmAll');
}
