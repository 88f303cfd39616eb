import { i18n } from '#i18n';
import type { ShownItem } from '../../messages/items.ts';
import { DroppedParts } from './dropped-parts.tsx';
import { ExactJson } from './exact-json.tsx';
import { FieldList } from './field-list.tsx';
import { fieldsOf } from './item-fields.ts';
import { titleOf, wayOf } from './item-words.ts';
import { Modal } from './modal.tsx';
import type { Decision } from './rows.ts';

/** One item: what it holds in plain words, what was taken out of it, and letter by letter what leaves. */
export function ItemDialog(props: {
  item: ShownItem;
  siteName: (source: string) => string;
  now: number;
  /** Whether anything is donated at all, so that there is something to send. */
  canSend: boolean;
  decide: (decision: Decision) => void;
  close: () => void;
}) {
  const { item, decide } = props;
  const { status } = item;
  const json = status === 'sent' ? 'left' : status === 'kept' ? 'stays' : 'leaves';
  return (
    <Modal title={titleOf(item)} close={props.close}>
      <p class="way">{wayOf(item, props.now)}</p>
      <DroppedParts dropped={item.dropped} />
      <h3>{i18n.t('item.whatItHolds')}</h3>
      <FieldList fields={fieldsOf(item, props.siteName)} />
      <ExactJson
        title={i18n.t(`item.json.${json}`)}
        help={status === 'kept' ? undefined : i18n.t('item.json.help')}
        json={item.json}
      />
      <div class="dialog-buttons">
        <button type="button" class="danger" onClick={() => decide('forget')}>
          {i18n.t(status === 'sent' ? 'item.delete' : 'item.remove')}
        </button>
        {status === 'waiting' && (
          <button type="button" onClick={() => decide('keep')}>
            {i18n.t('item.keep')}
          </button>
        )}
        {status === 'waiting' && props.canSend && (
          <button type="button" onClick={() => decide('send')}>
            {i18n.t('item.send')}
          </button>
        )}
        <button type="button" class="primary" onClick={props.close}>
          {i18n.t('item.close')}
        </button>
      </div>
    </Modal>
  );
}
