import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { receipts as receiptsContract } from '../../messages/receipts.ts';
import { state as stateContract } from '../../messages/state.ts';
import { formatNumber } from '../format.ts';
import { useSiteName } from '../items/use-site-name.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { ReceiptList } from './receipt-list.tsx';
import { SentItems } from './sent-items.tsx';

/** The archive: what left this device, with the server's receipts. */
export function Sent({ surroundings }: { surroundings: Surroundings }) {
  const { ask } = surroundings;
  const [show, setShow] = useState<'receipts' | 'items'>('receipts');
  const load = useCallback(async () => {
    const [state, first] = await Promise.all([
      ask(stateContract, {}),
      ask(receiptsContract, { offset: 0, limit: 1 }),
    ]);
    return { state, receipts: first.total };
  }, [ask]);
  const { value, failed } = useLoaded(load);
  const siteName = useSiteName(value?.state);
  const tabs = [
    ['receipts', 'sent.receipts', value?.receipts],
    ['items', 'sent.items', value?.state.sent],
  ] as const;
  return (
    <>
      <h1>{i18n.t('sent.title')}</h1>
      <p class="lead">{i18n.t('sent.lead')}</p>
      {failed && (
        <p class="notice" role="alert">
          {i18n.t('sent.failed')}
        </p>
      )}
      <fieldset class="one-of sent-show">
        <legend>{i18n.t('sent.show')}</legend>
        {tabs.map(([name, words, n]) => (
          <label key={name}>
            <input type="radio" name="sent-show" checked={show === name} onChange={() => setShow(name)} />
            {i18n.t(words, [n === undefined ? '…' : formatNumber(n)])}
          </label>
        ))}
      </fieldset>
      {show === 'items' && <SentItems ask={ask} siteName={siteName} />}
      {show === 'receipts' && value && <ReceiptList ask={ask} backend={value.state.backend} />}
    </>
  );
}
