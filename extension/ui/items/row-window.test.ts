import { expect, test } from 'vitest';
import { mostRows, rowAfterKey, rowsInPage, rowsToDraw } from './row-window.ts';

const list = { viewport: 800, rowHeight: 76, total: 100_000 };

test('wherever one has scrolled to, every row in view is drawn, and never more than some dozens', () => {
  for (let above = -2000; above < 7_600_000; above += 9973) {
    const { first, end } = rowsToDraw({ ...list, above });
    const firstInView = Math.max(0, Math.floor(above / 76));
    const lastInView = Math.min(list.total - 1, Math.ceil((above + 800) / 76) - 1);
    if (lastInView >= 0) {
      expect(first).toBeLessThanOrEqual(firstInView);
      expect(end).toBeGreaterThan(lastInView);
    }
    expect(end - first).toBeLessThanOrEqual(60);
  }
});

test('a list shorter than the window is drawn whole, an empty one not at all', () => {
  expect(rowsToDraw({ ...list, total: 3, above: 0 })).toEqual({ first: 0, end: 3 });
  expect(rowsToDraw({ ...list, total: 0, above: 0 })).toEqual({ first: 0, end: 0 });
});

test('a list that begins far below, or ended far above, draws nothing out of its bounds', () => {
  expect(rowsToDraw({ ...list, above: -100_000 })).toEqual({ first: 0, end: 0 });
  expect(rowsToDraw({ ...list, above: 9_000_000 })).toEqual({ first: 100_000, end: 100_000 });
});

test('scrolling by one row mostly draws nothing anew', () => {
  const ranges = Array.from({ length: 80 }, (_, i) =>
    JSON.stringify(rowsToDraw({ ...list, above: 76_000 + 76 * i })),
  );
  expect(new Set(ranges).size).toBeLessThanOrEqual(24);
});

test('100,000 rows fit at 400 % of a plain screen, and at 200 % of a fine one', () => {
  expect(mostRows(76, 4)).toBeGreaterThan(100_000);
  expect(mostRows(76, 1)).toBeGreaterThan(200_000);
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 14],
  ['PageUp', 5, 0],
  ['Home', 500, 0],
  ['End', 5, 99_999],
  ['ArrowDown', 99_999, 99_999],
  ['x', 5, undefined],
])('%s in row %d leads to row %s', (key, row, to) => {
  expect(rowAfterKey(key, row, { total: 100_000, page: rowsInPage(800, 76) })).toBe(to);
});
