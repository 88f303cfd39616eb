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
  /** Text of a file that ships with the extension. */
  readFile(path: string): Promise<string>;
  /** Whether the browser lets us read all of these hosts at this moment. */
  isPermitted(hosts: readonly string[]): Promise<boolean>;
  /** Gives a browser permission back. */
  giveBack(hosts: readonly string[]): Promise<void>;
  /** Makes the observer run on exactly these sources' hosts, and on pages that are open already. */
  setObservers(sources: readonly { source: string; hosts: readonly string[] }[]): Promise<void>;
  /** Tells the observers on open pages to stop and forget. */
  stopObservers(): Promise<void>;
  /** Asks the observer of one tab. Undefined where there is none. */
  askTab(tabId: number, message: unknown): Promise<unknown>;
  /** Makes sure that an alarm of this name rings every `minutes`. */
  ensureAlarm(name: string, minutes: number): Promise<void>;
  /** Words and colour-independent mark of the toolbar button. */
  showState(state: 'recording' | 'paused' | 'off'): Promise<void>;
}
