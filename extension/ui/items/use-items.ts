import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ItemFilter, ShownItem } from '../../messages/items.ts';
import { items as itemsContract } from '../../messages/items.ts';
import type { Ask } from '../surroundings.ts';
import { PageCache } from './page-cache.ts';
import type { Rows } from './rows.ts';

/** All items that fit a filter, loaded as they come into view. */
export function useItems(ask: Ask, filter: ItemFilter) {
  const [version, setVersion] = useState(0);
  const name = JSON.stringify(filter);
  // A filter is the same when it says the same: `name` stands for it.
  const cache = useMemo(
    () =>
      new PageCache<ShownItem>(
        (offset, limit) => ask(itemsContract, { filter, offset, limit }),
        () => setVersion((now) => now + 1),
      ),
    [ask, name],
  );
  useEffect(() => {
    void cache.refresh();
    const comeBack = () => {
      if (document.visibilityState === 'visible') void cache.refresh();
    };
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      cache.close();
    };
  }, [cache]);
  const rows = useMemo<Rows & { version: number }>(
    () => ({ total: cache.total, at: (index) => cache.at(index), version }),
    [cache, version],
  );
  const want = useCallback((first: number, end: number) => cache.want(first, end), [cache]);
  const refresh = useCallback(() => cache.refresh(), [cache]);
  return { rows, failed: cache.failed, want, refresh };
}
