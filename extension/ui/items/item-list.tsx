import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ShownItem } from '../../messages/items.ts';
import { formatNumber } from '../format.ts';
import { useNow } from '../use-now.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { ItemRow } from './item-row.tsx';
import { mostRows } from './row-window.ts';
import type { Decision } from './rows.ts';
import type { ItemView } from './use-item-view.ts';
import { type ListHandle, VirtualList } from './virtual-list.tsx';

/** The height of a row in the style, at a common size of type. */
const rowHeight = 100;

/** The items of a view, each of which opens, and can be removed. */
export function ItemList(props: {
  view: ItemView;
  siteName: (source: string) => string;
  canSend: boolean;
  /** What was sent is deleted, what was not is removed. */
  isArchive?: boolean;
  empty: string;
}) {
  const { view, siteName, isArchive } = props;
  const { rows, want } = view;
  const [shown, setShown] = useState<{ item: ShownItem; index: number; as: 'item' | 'question' }>();
  const handle = useRef<ListHandle>(null);
  const nothing = useRef<HTMLParagraphElement>(null);
  const hasDecided = useRef(false);
  const [isFar, setIsFar] = useState(false);
  const now = useNow();
  const most = mostRows(rowHeight, devicePixelRatio);
  const total = Math.min(rows.total ?? 0, most);

  /** Carries out a decision; the focus goes to the row that has taken the place of this one. */
  const decide = async (decision: Decision, { item, index }: { item: ShownItem; index: number }) => {
    setShown(undefined);
    await view.decide(decision, [item]);
    hasDecided.current = true;
    handle.current?.focusRow(index);
  };
  // The functions below stay the same, so that rows are drawn anew only when something in them has changed.
  const latest = useRef({ rows, decide });
  useEffect(() => {
    latest.current = { rows, decide };
  });
  const open = useCallback((index: number) => {
    const item = latest.current.rows.at(index);
    if (item) setShown({ item, index, as: 'item' });
  }, []);
  const ask = useCallback((index: number) => {
    const item = latest.current.rows.at(index);
    if (item) setShown({ item, index, as: 'question' });
  }, []);
  const remove = useCallback((index: number) => {
    const item = latest.current.rows.at(index);
    if (item) void latest.current.decide('forget', { item, index });
  }, []);
  const inView = useCallback(
    (first: number, end: number) => {
      want(first, end);
      setIsFar(first > 0);
    },
    [want],
  );
  const draw = useCallback(
    (index: number, tabIndex: 0 | -1) => (
      <ItemRow
        item={rows.at(index)}
        index={index}
        tabIndex={tabIndex}
        siteName={siteName}
        now={now}
        removeLabel={isArchive ? 'item.deleteLabel' : 'item.removeLabel'}
        open={open}
        remove={remove}
      />
    ),
    [rows, siteName, now, isArchive, open, remove],
  );
  useLayoutEffect(() => {
    if (total === 0 && hasDecided.current && document.activeElement === document.body)
      nothing.current?.focus();
    hasDecided.current = false;
  }, [total]);

  return (
    <section aria-label={i18n.t('item.list')}>
      {rows.total === undefined && !view.failed && <Waiting />}
      {rows.total === 0 && (!view.search.isOn || view.search.progress.isDone) && (
        <p ref={nothing} class="empty" tabIndex={-1}>
          {props.empty}
        </p>
      )}
      {(rows.total ?? 0) > most && <p class="help">{i18n.t('item.listCut', [formatNumber(most)])}</p>}
      {total > 0 && (
        <VirtualList
          label={i18n.t('item.list')}
          total={total}
          draw={draw}
          inView={inView}
          remove={ask}
          handle={handle}
        />
      )}
      {isFar && (
        <button type="button" class="to-top" onClick={() => handle.current?.focusRow(0)}>
          {i18n.t('item.toTop')}
        </button>
      )}
      {shown?.as === 'item' && (
        <ItemDialog
          item={shown.item}
          siteName={siteName}
          now={now}
          canSend={props.canSend}
          decide={(decision) => decide(decision, shown)}
          close={() => setShown(undefined)}
        />
      )}
      {shown?.as === 'question' && (
        <ConfirmDialog
          title={i18n.t(isArchive ? 'item.ask.deleteOneTitle' : 'item.ask.removeOneTitle')}
          text={i18n.t(isArchive ? 'item.ask.delete' : 'item.ask.remove', [formatNumber(1)])}
          confirm={i18n.t(isArchive ? 'item.delete' : 'item.remove')}
          isDangerous
          onConfirm={() => decide('forget', shown)}
          close={() => setShown(undefined)}
        />
      )}
    </section>
  );
}

/** Some rows without anything in them, while nothing is known yet. */
function Waiting() {
  return (
    <div aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((n) => (
        <div key={n} class="row-open waiting">
          <span class="skeleton" />
          <span class="skeleton short" />
        </div>
      ))}
    </div>
  );
}
