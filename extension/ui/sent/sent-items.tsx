import { i18n } from '#i18n';
import type { ItemStatus } from '../../messages/items.ts';
import { BulkBar } from '../items/bulk-bar.tsx';
import { ItemList } from '../items/item-list.tsx';
import { NarrowBar } from '../items/narrow-bar.tsx';
import { useItemView } from '../items/use-item-view.ts';
import { ViewStatus } from '../items/view-status.tsx';
import type { Ask } from '../surroundings.ts';

const sent: ItemStatus[] = ['sent'];

/** Every single item that was sent, as long as its copy is kept here. */
export function SentItems({ ask, siteName }: { ask: Ask; siteName: (source: string) => string }) {
  const view = useItemView(ask, sent);
  return (
    <>
      <NarrowBar view={view} siteName={siteName} />
      <ViewStatus view={view} failed={i18n.t('sent.failed')} />
      <BulkBar view={view} canSend={false} isArchive />
      <ItemList
        view={view}
        siteName={siteName}
        canSend={false}
        isArchive
        empty={i18n.t(view.isFiltered ? 'tray.emptyFilter' : 'sent.none')}
      />
    </>
  );
}
