// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ListHandle, VirtualList } from './virtual-list.tsx';

// jsdom lays nothing out: every box begins at 0, and there is nothing to scroll or to observe.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);
vi.stubGlobal('scrollBy', () => {});

const handle = { current: null as ListHandle | null };
const removed: number[] = [];
const inView = vi.fn();

function drawRow(index: number, tabIndex: 0 | -1) {
  return (
    <button type="button" data-row={index} tabIndex={tabIndex}>
      {index}
    </button>
  );
}

/** Draws a list of so many rows, and waits until it stands. */
async function draw(total: number) {
  render(
    <VirtualList
      label="Items"
      total={total}
      draw={drawRow}
      inView={inView}
      remove={(index) => removed.push(index)}
      handle={handle}
    />,
    document.body,
  );
  await settle();
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 100));
const rows = () => [...document.querySelectorAll('li')];
const focused = () => document.activeElement?.textContent;

async function press(key: string) {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  await settle();
}

beforeEach(async () => {
  await draw(100_000);
  document.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
});
afterEach(() => {
  render(null, document.body);
  removed.length = 0;
});

test('of 100,000 rows only some dozens are in the document, and each says which of how many it is', async () => {
  expect(rows().length).toBeGreaterThan(10);
  expect(rows().length).toBeLessThan(60);
  expect(rows()[3]?.getAttribute('aria-posinset')).toBe('4');
  expect(rows()[3]?.getAttribute('aria-setsize')).toBe('100000');
  await vi.waitFor(() => expect(inView).toHaveBeenLastCalledWith(0, rows().length), { timeout: 5000 });
});

test('the list is one stop for Tab; the arrow keys and End lead through it', async () => {
  expect(document.querySelectorAll('[tabindex="0"]').length).toBe(1);
  await press('ArrowDown');
  await press('ArrowDown');
  expect(focused()).toBe('2');
  await press('End');
  expect(focused()).toBe('99999');
  expect(document.querySelectorAll('[tabindex="0"]').length).toBe(1);
  await press('Home');
  expect(focused()).toBe('0');
});

test('Delete asks for the very row that has the focus', async () => {
  await press('ArrowDown');
  await press('Delete');
  expect(removed).toEqual([1]);
});

test('when the last rows go, the focus goes to the row that is last then', async () => {
  await press('End');
  await draw(50);
  expect(focused()).toBe('49');
});

test('somebody who has left the list is not called back when it changes', async () => {
  await press('End');
  (document.activeElement as HTMLElement).blur();
  await settle();
  await draw(50);
  expect(document.activeElement).toBe(document.body);
});

test('from outside, the focus can be put on a row that was not drawn yet', async () => {
  handle.current?.focusRow(70_000);
  await settle();
  expect(focused()).toBe('70000');
});
