import { browser } from './browser.ts';

/** What can be done by the keyboard, beside opening the popup, which the browser does itself. */
export interface Shortcuts {
  /** Begins a story about a tab. */
  tellStory(tabId: number | undefined): Promise<unknown>;
  /** Pauses, or ends the pause. */
  togglePause(): Promise<unknown>;
}

/**
 * Does what a shortcut stands for, where the browser has shortcuts. Must be called at once when the background starts: the
 * key may be what started it.
 */
export function obeyShortcuts({ tellStory, togglePause }: Shortcuts): void {
  if (!browser.commands) return; // Firefox for Android has none.
  browser.commands.onCommand.addListener(async (command, tab) => {
    if (command === 'tell-a-story') await tellStory(tab?.id);
    if (command === 'pause') await togglePause();
  });
}
