import { i18n } from '#i18n';
import { formatDay } from '../format.ts';
import { SearchField } from './search-field.tsx';
import { SearchProgress } from './search-progress.tsx';
import { SelectOne } from './select-one.tsx';
import type { ItemView } from './use-item-view.ts';

/** Site, kind, day, and words to search for. */
export function NarrowBar({ view, siteName }: { view: ItemView; siteName: (source: string) => string }) {
  const { narrowing, narrow, choices } = view;
  return (
    <div class="narrow">
      <SearchField view={view} />
      <SelectOne
        label={i18n.t('item.site')}
        every={i18n.t('item.everySite')}
        value={narrowing.source}
        options={choices.sources}
        words={siteName}
        choose={(source) => narrow({ source })}
      />
      <SelectOne
        label={i18n.t('item.kind')}
        every={i18n.t('item.everyKind')}
        value={narrowing.kind}
        options={choices.kinds}
        words={(kind) => i18n.t(`kind.${kind}`)}
        choose={(kind) => narrow({ kind })}
      />
      <SelectOne
        label={i18n.t('item.day')}
        every={i18n.t('item.everyDay')}
        value={narrowing.day}
        options={choices.days}
        words={formatDay}
        choose={(day) => narrow({ day })}
      />
      <SearchProgress view={view} />
    </div>
  );
}
