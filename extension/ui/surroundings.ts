import type { z } from 'zod';
import type { DataCategory } from '#shared/consent/data-categories.ts';
import type { MessageContract } from '../messages/message.ts';

/** Asks the background one of the messages under extension/messages. Rejects when the background does not answer. */
export type Ask = <Request extends z.ZodType, Response extends z.ZodType>(
  contract: MessageContract<Request, Response>,
  body: z.input<Request>,
) => Promise<z.output<Response>>;

/** What a view can reach besides what it draws. */
export interface Surroundings {
  ask: Ask;
  /** Opens a page of the extension (`dashboard.html#tray`) or a public address in a tab. */
  open(page: string): Promise<void>;
  /**
   * Has the browser ask the person for sites, and in Firefox for kinds of data. To be called in the very click, before
   * anything is awaited; the browser refuses otherwise.
   * @returns whether the person allowed it
   */
  requestAccess(hosts: readonly string[], categories: readonly DataCategory[]): Promise<boolean>;
  /** The tab in front; undefined where there is none that we may know of. */
  currentTab(): Promise<number | undefined>;
}
