/** Rows from `first` up to but without `end`. */
export interface RowRange {
  first: number;
  end: number;
}

// The range moves in steps, so that a list is drawn anew every few rows and not on every one.
const step = 8;
const spare = 12;

/**
 * Which rows of a long list to draw: those in view, and some before and after them.
 * @param above pixels of the list that are scrolled out above; negative while the list begins below the upper edge
 */
export function rowsToDraw(list: {
  above: number;
  viewport: number;
  rowHeight: number;
  total: number;
}): RowRange {
  const { above, viewport, rowHeight, total } = list;
  const firstInView = Math.floor(above / rowHeight);
  const endInView = Math.ceil((above + viewport) / rowHeight);
  const first = Math.floor((firstInView - spare) / step) * step;
  const end = Math.ceil((endInView + spare) / step) * step;
  return { first: clamp(first, total), end: clamp(end, total) };
}

/** How many rows fit between the edges of the window; at least one, so that Page Down always goes on. */
export function rowsInPage(viewport: number, rowHeight: number): number {
  return Math.max(1, Math.floor(viewport / rowHeight) - 1);
}

/**
 * How many rows a list can hold before the browser can no longer tell them apart. Firefox lays out up to 17.9 million
 * CSS pixels; Chromium 33.5 million device pixels, so that zoom and a fine screen leave fewer.
 */
export function mostRows(rowHeight: number, devicePixelRatio: number): number {
  return Math.floor(Math.min(16_000_000, 32_000_000 / Math.max(1, devicePixelRatio)) / rowHeight);
}

/** Where a key leads from a row; undefined for a key that does not move. */
export function rowAfterKey(
  key: string,
  row: number,
  list: { total: number; page: number },
): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + list.page,
    PageUp: row - list.page,
    Home: 0,
    End: list.total - 1,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.max(0, Math.min(to, list.total - 1));
}

function clamp(row: number, total: number): number {
  return Math.max(0, Math.min(row, total));
}
