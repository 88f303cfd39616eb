import type { DataCategory } from '#shared/consent/data-categories.ts';

/** What the toolbar button says, in words and in the shape of its picture. */
export type ToolbarState = 'recording' | 'paused' | 'off' | 'trouble';

/** The world outside of the extension, as the background needs it. A browser stands behind it; in tests, memory. */
export interface Outside {
  /** Milliseconds since 1970. */
  now(): number;
  /** A random id that may leave the device. */
  newId(): string;
  /** Uniform in [0, 1). For jitter only. */
  random(): number;
  /** Version of this extension. */
  readonly version: string;
  /** Language of the browser (BCP 47). */
  readonly locale: string;
  /** Name of a source in the language of the browser, where it has one; otherwise the one in its rules. */
  sourceName(source: string, name: string): string;
  /** Text of a file that ships with the extension. */
  readFile(path: string): Promise<string>;
  /** Whether the browser lets us read all of these hosts at this moment. */
  isPermitted(hosts: readonly string[]): Promise<boolean>;
  /** Kinds of data that the browser lets us send; undefined where the browser does not ask for them. */
  permittedCategories(): Promise<ReadonlySet<DataCategory> | undefined>;
  /** What an institution set for this browser, as the browser gives it, no older than a second; nothing where nobody manages it. */
  institutionSettings(): Promise<unknown>;
  /** Gives a browser permission back. */
  giveBack(hosts: readonly string[]): Promise<void>;
  /** Gives back every permission for a site, and for a kind of data. */
  giveBackAll(): Promise<void>;
  /** Makes the observer run on exactly these sources' hosts, and on pages that are open already. */
  setObservers(sources: readonly { source: string; hosts: readonly string[] }[]): Promise<void>;
  /** Tells the observers on open pages of these hosts to stop and forget; on all pages where absent. */
  stopObservers(hosts?: readonly string[]): Promise<void>;
  /** Starts observers on open pages of these hosts; where one runs, nothing happens. */
  observeOpenTabs(hosts: readonly string[]): Promise<void>;
  /** Open tabs on these hosts, the one that was last in front first. */
  tabsOn(hosts: readonly string[]): Promise<number[]>;
  /** Address of a tab, where the browser lets us know it. */
  tabAddress(tabId: number): Promise<URL | undefined>;
  /** Puts the script that reads structures into a tab. Does nothing where that may not run. */
  prepareForStructure(tabId: number): Promise<void>;
  /** Asks our scripts in one tab. Undefined where none answers. */
  askTab(tabId: number, message: unknown): Promise<unknown>;
  /** Address of the tab in front, where the browser lets us know it. */
  frontAddress(): Promise<URL | undefined>;
  /** Makes sure that an alarm of this name rings every `minutes`. */
  ensureAlarm(name: string, minutes: number): Promise<void>;
  /** Words and picture of the toolbar button. */
  showState(state: ToolbarState): Promise<void>;
  /** The page that the browser opens after an uninstall; '' for none. */
  setGoodbye(address: string): Promise<void>;
}
