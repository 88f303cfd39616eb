import { i18n } from '#i18n';
import type { ItemView } from './use-item-view.ts';

/** Words to search for. */
export function SearchField({ view }: { view: ItemView }) {
  return (
    <label class="field search">
      <span>{i18n.t('item.search')}</span>
      <input
        type="search"
        value={view.text}
        maxLength={200}
        onInput={(event) => view.setText(event.currentTarget.value)}
      />
    </label>
  );
}
