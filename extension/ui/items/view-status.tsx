import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';
import type { ItemView } from './use-item-view.ts';

/** Milliseconds that a message stays in sight. What it tells can also be seen in the list. */
const inSight = 6000;

/** The one line of a view that tells what has just happened, and, where loading failed, a way to try again. */
export function ViewStatus({ view, failed }: { view: ItemView; failed: string }) {
  const { search, message } = view;
  const { isDone, isCut, found } = search.progress;
  const [shown, setShown] = useState('');
  useEffect(() => setShown(message.text), [message]);
  useEffect(() => {
    if (search.isOn && isDone)
      setShown(i18n.t(isCut ? 'item.foundMany' : 'item.found', [formatNumber(found.length)]));
  }, [search.isOn, isDone]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(''), inSight);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <>
      <p class="toast" role="status">
        {shown}
      </p>
      {view.failed && (
        <div class="notice row" role="alert">
          <p>{failed}</p>
          <button type="button" onClick={view.refresh}>
            {i18n.t('tray.again')}
          </button>
        </div>
      )}
    </>
  );
}
