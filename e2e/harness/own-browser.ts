import type { Browser, Page } from 'puppeteer-core';
import type { Web } from './web.ts';

/** How to start a browser. */
export interface LaunchOptions {
  /** Folder of the unpacked extension; for Firefox, a store's package (`.zip`) will do. */
  extension: string;
  /** The web that the browser sees. */
  web: Web;
  /** Folder of a profile to go on with; absent: a new one that is thrown away at the end. */
  profile?: string;
  /** In a profile to go on with: `extension` is another version than the one in it, and takes its place. */
  isUpdate?: boolean;
  /** Shows a window. */
  headed?: boolean;
  /** X display for the window, e.g. `:99`; absent: the one that is there. */
  display?: string;
  /** Home folder of the person, for Firefox; absent: the one that is there. */
  home?: string;
  /** Language of the browser, e.g. `ar`; absent: English. */
  locale?: string;
}

/** A real browser with the extension in it, and all that a volunteer's device needs of it: the same for every kind. */
export interface OwnBrowser {
  /** What drives its tabs. */
  readonly driver: Browser;
  /** Folder of its profile. */
  readonly profile: string;
  /** Opens a page of the extension in a tab, e.g. `popup.html`. */
  openOwnPage(file: string): Promise<Page>;
  /** Presses the toolbar button while `page` is in front, and gives the popup that opens, at its true size. */
  openPopup(page: Page, file?: string): Promise<Page>;
  /**
   * Sees to it that the browser's next question for hosts is answered with yes. The extension has the permission only
   * after it asks for it in a click.
   * @param hosts match patterns, e.g. `https://www.youtube.com/*`
   */
  allowHosts(hosts: readonly string[]): Promise<void>;
  /** Does something at which a browser that asks for kinds of data (Firefox) asks for some, and answers with yes. */
  allowKinds(act: () => Promise<unknown>): Promise<void>;
  /**
   * Waits until the browser has written the extension and a granted permission to disk, which it does some seconds after
   * the click. What is not written is lost in a crash.
   * @param host match pattern
   * @throws Error when it takes longer than `patienceMs`
   */
  permissionSaved(host: string, patienceMs?: number): Promise<void>;
  /**
   * What the browser itself says it would ask before it takes an extension, or an update that asks for so much more: in
   * Chromium its warnings, in Firefox the names of what is required.
   * @param folder of an unpacked extension
   */
  questionsFor(folder: string): Promise<string[]>;
  /** Ends the extension's background at once; the next message or alarm starts it again. */
  killBackground(): Promise<void>;
  /** Ends the browser as a power cut would. The profile stays, for another launch. */
  crash(): Promise<void>;
  /** Ends the browser, and removes a profile of its own. */
  close(): Promise<void>;
}
