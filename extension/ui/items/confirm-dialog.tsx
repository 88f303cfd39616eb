import { i18n } from '#i18n';
import { Modal } from './modal.tsx';

/** Asks before something that cannot be turned back. The focus begins on "Cancel". */
export function ConfirmDialog(props: {
  title: string;
  text: string;
  note?: string | undefined;
  confirm: string;
  isDangerous: boolean;
  onConfirm: () => void;
  close: () => void;
}) {
  return (
    <Modal title={props.title} isSmall close={props.close}>
      <p>{props.text}</p>
      {props.note && <p>{props.note}</p>}
      <div class="dialog-buttons">
        {/* biome-ignore lint/a11y/noAutofocus: a question begins with the answer that does no harm. */}
        <button type="button" autoFocus onClick={props.close}>
          {i18n.t('item.cancel')}
        </button>
        <button type="button" class={props.isDangerous ? 'danger' : 'primary'} onClick={props.onConfirm}>
          {props.confirm}
        </button>
      </div>
    </Modal>
  );
}
