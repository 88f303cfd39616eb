import { lastClosedWindow, type Window, windowOf } from '../aggregate/window.ts';

/** The window that a day lies in, if nothing can come to it any more; undefined while it is open. */
export function closedWindow(day: string, today: string): Window | undefined {
  const window = windowOf(day);
  return window.index <= lastClosedWindow(today).index ? window : undefined;
}
