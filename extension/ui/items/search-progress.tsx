import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';
import type { ItemView } from './use-item-view.ts';

/** How far a search is, with a button that stops it; and whether more fits than is shown. */
export function SearchProgress({ view }: { view: ItemView }) {
  const { search, total } = view;
  const { through, isDone, isCut, found } = search.progress;
  if (!search.isOn || search.failed) return null;
  if (isCut) return <p class="help searching">{i18n.t('item.foundMany', [formatNumber(found.length)])}</p>;
  if (isDone) return null;
  return (
    <div class="row searching">
      <label class="field">
        <span>{i18n.t('item.searching', [formatNumber(through), formatNumber(total)])}</span>
        <progress value={through} max={Math.max(total, 1)} />
      </label>
      <button type="button" onClick={search.stop}>
        {i18n.t('item.stopSearch')}
      </button>
    </div>
  );
}
