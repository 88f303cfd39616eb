import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ListRow } from './list-row.tsx';
import { type RowRange, rowAfterKey, rowsInPage, rowsToDraw } from './row-window.ts';

/** What can be done to a list from outside. */
export interface ListHandle {
  /** Moves the focus to a row, or to the last one when there are fewer. */
  focusRow(index: number): void;
}

/**
 * A list of any length in the flow of the page, of which only the rows in view are drawn. All rows are of one height,
 * `--row` in its style. One row is reached with Tab, the others from there with the arrow keys, Page Up and Down, Home
 * and End. That row stays drawn while it is out of view, so that focus is never lost.
 */
export function VirtualList(props: {
  label: string;
  total: number;
  /** Draws what a row holds. Must stay the same function as long as it draws the same. */
  draw: (index: number, tabIndex: 0 | -1) => ComponentChildren;
  inView: (first: number, end: number) => void;
  /** Somebody pressed Delete on a row. */
  remove: (index: number) => void;
  handle: RefObject<ListHandle | null>;
}) {
  const { total, draw, inView, remove, handle } = props;
  const list = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState<RowRange>({ first: 0, end: 0 });
  const [active, setActive] = useState(0);
  const focusWanted = useRef(false);
  const hadFocus = useRef(false);

  const measure = useCallback(() => {
    if (!list.current) return;
    const rowHeight = rowHeightOf(list.current);
    const above = -list.current.getBoundingClientRect().top;
    const next = rowsToDraw({ above, viewport: innerHeight, rowHeight, total });
    setRange((now) => (now.first === next.first && now.end === next.end ? now : next));
    // Tab leads to what is in view, unless the person is somewhere in the list already.
    if (!list.current.contains(document.activeElement))
      setActive((row) =>
        row >= next.first && row < next.end ? row : Math.max(0, Math.ceil(above / rowHeight)),
      );
  }, [total]);

  const focusRow = useCallback(
    (index: number) => {
      const row = Math.max(0, Math.min(index, total - 1));
      focusWanted.current = true;
      setActive(row);
      if (list.current) bringIntoView(list.current, row);
      measure();
    },
    [total, measure],
  );
  handle.current = { focusRow };

  useEffect(() => {
    const onScroll = once(measure);
    const observer = new ResizeObserver(onScroll);
    observer.observe(document.body); // What stands above may grow or shrink.
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
    };
  }, [measure]);
  useLayoutEffect(measure, [measure]);
  useEffect(() => inView(range.first, Math.max(range.end, 1)), [inView, range]);

  useLayoutEffect(() => {
    const lostFocus = hadFocus.current && document.activeElement === document.body && total > 0;
    if (!focusWanted.current && !lostFocus) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${Math.min(active, total - 1)}"]`);
    if (!row) return;
    focusWanted.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (row === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = list.current ? rowsInPage(innerHeight, rowHeightOf(list.current)) : 1;
    const to = rowAfterKey(event.key, row, { total, page });
    if (to === undefined && event.key !== 'Delete') return;
    event.preventDefault();
    if (to === undefined) remove(row);
    else focusRow(to);
  };
  const onFocusIn = (event: FocusEvent) => {
    hadFocus.current = true;
    setActive((now) => rowOf(event.target) ?? now);
  };
  const onFocusOut = (event: FocusEvent) => {
    const { target, relatedTarget } = event;
    if (relatedTarget instanceof Node && !list.current?.contains(relatedTarget)) hadFocus.current = false;
    // Left for nothing: by a click beside it, unless the row itself has gone.
    queueMicrotask(() => {
      if (target instanceof Element && target.isConnected && document.activeElement !== target)
        hadFocus.current = list.current?.contains(document.activeElement) ?? false;
    });
  };

  const current = Math.max(0, Math.min(active, total - 1));
  const drawn: number[] = [];
  for (let row = range.first; row < Math.min(range.end, total); row++) drawn.push(row);
  if (total > 0 && current < range.first) drawn.unshift(current);
  else if (total > 0 && current >= range.end) drawn.push(current);
  return (
    <ul
      ref={list}
      class="rows"
      aria-label={props.label}
      style={{ blockSize: `calc(var(--row) * ${total})` }}
      onKeyDown={onKeyDown}
      onFocusIn={onFocusIn}
      onFocusOut={onFocusOut}
    >
      {drawn.map((row) => (
        <ListRow key={row} index={row} total={total} isActive={row === current} draw={draw} />
      ))}
    </ul>
  );
}

/** The height of a row in pixels; the style gives it, registered as a length. */
function rowHeightOf(list: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(list).getPropertyValue('--row')) || 76;
}

function rowOf(target: EventTarget | null): number | undefined {
  const row =
    target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : undefined;
  return row ? Number(row) : undefined;
}

function bringIntoView(list: HTMLElement, row: number): void {
  const height = rowHeightOf(list);
  const top = list.getBoundingClientRect().top + row * height;
  if (top < 0) scrollBy({ top: top - 8, behavior: 'instant' });
  else if (top + height > innerHeight) scrollBy({ top: top + height - innerHeight + 8, behavior: 'instant' });
}

/** Calls a function once a frame at most. */
function once(work: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      work();
    });
  };
}
