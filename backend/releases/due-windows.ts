import { lastClosedWindow, type Window, windowAfter, windowOf } from '../aggregate/window.ts';

/**
 * Windows that can be measured and are not yet, oldest first: the last one that has closed, and those between it and the
 * last that was measured. Whoever begins, begins with the last one: what came before was nobody's plan.
 * @param measured first days of the windows that were measured
 * @param today YYYY-MM-DD
 */
export function dueWindows(measured: readonly string[], today: string): Window[] {
  const closed = lastClosedWindow(today);
  const newest = [...measured].sort().at(-1);
  if (newest === undefined) return [closed];
  const due: Window[] = [];
  for (let next = windowAfter(windowOf(newest)); next.index <= closed.index; next = windowAfter(next))
    due.push(next);
  return due;
}
